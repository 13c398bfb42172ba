# A Redshift Serverless workgroup that is billed while it works, with a ceiling a day.

resource "aws_redshiftserverless_namespace" "this" {
  # checkov:skip=CKV_AWS_282: AWS encrypts it with its own key; bring a workgroup of your own for another
  namespace_name = var.stack
  db_name        = var.database
  admin_username = "stepshift_admin"
  # Kept and rotated by Secrets Manager: no password passes through Terraform's state.
  manage_admin_password = true
  # COPY ... IAM_ROLE default
  default_iam_role_arn = var.copy_role_arn
  iam_roles            = [var.copy_role_arn]
  log_exports          = ["userlog", "connectionlog"]
}

resource "aws_redshiftserverless_workgroup" "this" {
  namespace_name = aws_redshiftserverless_namespace.this.namespace_name
  workgroup_name = var.stack
  base_capacity  = var.base_capacity
  subnet_ids     = var.subnet_ids

  security_group_ids   = [var.security_group_id]
  enhanced_vpc_routing = true
  publicly_accessible  = false
}

# https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-workgroup-max-rpu.html
resource "aws_redshiftserverless_usage_limit" "daily" {
  resource_arn  = aws_redshiftserverless_workgroup.this.arn
  usage_type    = "serverless-compute"
  period        = "daily"
  amount        = var.daily_rpu_hours
  breach_action = "deactivate"
}

# The loads' user would appear at its first login, without the right to create schemas.
resource "aws_redshiftdata_statement" "user" {
  workgroup_name = aws_redshiftserverless_workgroup.this.workgroup_name
  database       = var.database
  secret_arn     = aws_redshiftserverless_namespace.this.admin_password_secret_arn
  sql            = "create user \"${var.database_user}\" password disable"
}

resource "aws_redshiftdata_statement" "grant" {
  workgroup_name = aws_redshiftserverless_workgroup.this.workgroup_name
  database       = var.database
  secret_arn     = aws_redshiftserverless_namespace.this.admin_password_secret_arn
  sql            = "grant create on database \"${var.database}\" to \"${var.database_user}\""

  depends_on = [aws_redshiftdata_statement.user]
}
