# A network without a way out: the warehouse reaches S3 through the gateway endpoint, which costs nothing, and
# is reached through the Data API, which needs no endpoint. So no interface endpoint, no NAT, no Internet gateway.

data "aws_availability_zones" "available" {
  # checkov:skip=CKV_AWS_394: It takes the first three, in alphabetical order; a subnet that exists is not moved by a new zone behind them
  state = "available"

  # Local zones have no Redshift.
  filter {
    name   = "opt-in-status"
    values = ["opt-in-not-required"]
  }
}

resource "aws_vpc" "this" {
  # checkov:skip=CKV2_AWS_11: Nothing but the warehouse is in it, and no way leads in or out but that to S3
  cidr_block           = var.cidr_block
  enable_dns_support   = true
  enable_dns_hostnames = true

  tags = { Name = var.stack }
}

# Emptied of the rules that AWS gives to it.
resource "aws_default_security_group" "this" {
  vpc_id = aws_vpc.this.id
}

# Redshift Serverless asks for three subnets in three zones:
# https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-usage-considerations.html
resource "aws_subnet" "this" {
  count = 3

  vpc_id            = aws_vpc.this.id
  availability_zone = data.aws_availability_zones.available.names[count.index]
  cidr_block        = cidrsubnet(var.cidr_block, 2, count.index)

  tags = { Name = "${var.stack}-${count.index + 1}" }
}

resource "aws_route_table" "this" {
  vpc_id = aws_vpc.this.id

  tags = { Name = var.stack }
}

resource "aws_route_table_association" "this" {
  count = 3

  subnet_id      = aws_subnet.this[count.index].id
  route_table_id = aws_route_table.this.id
}

resource "aws_vpc_endpoint" "s3" {
  vpc_id            = aws_vpc.this.id
  service_name      = "com.amazonaws.${var.region}.s3"
  vpc_endpoint_type = "Gateway"
  route_table_ids   = [aws_route_table.this.id]

  tags = { Name = "${var.stack}-s3" }
}

# Nobody connects from the network, so there is no way in.
resource "aws_security_group" "warehouse" {
  name        = "${var.stack}-warehouse"
  description = "The warehouse of ${var.stack}"
  vpc_id      = aws_vpc.this.id

  egress {
    description     = "COPY reads S3"
    from_port       = 443
    to_port         = 443
    protocol        = "tcp"
    prefix_list_ids = [aws_vpc_endpoint.s3.prefix_list_id]
  }

  tags = { Name = "${var.stack}-warehouse" }
}
