# An account to plan in, without one.

mock_data "aws_caller_identity" {
  defaults = { account_id = "123456789012" }
}

mock_data "aws_partition" {
  defaults = { partition = "aws" }
}

mock_data "aws_region" {
  defaults = { id = "eu-central-1" }
}

mock_data "aws_redshiftserverless_workgroup" {
  defaults = { arn = "arn:aws:redshift-serverless:eu-central-1:123456789012:workgroup/0a1b2c3d" }
}

mock_data "aws_redshift_cluster" {
  defaults = {
    arn                  = "arn:aws:redshift:eu-central-1:123456789012:cluster:warehouse"
    default_iam_role_arn = "arn:aws:iam::123456789012:role/redshift-copy"
  }
}

mock_data "aws_availability_zones" {
  defaults = { names = ["eu-central-1a", "eu-central-1b", "eu-central-1c"] }
}
