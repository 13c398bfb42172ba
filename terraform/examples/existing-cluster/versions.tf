terraform {
  required_version = ">= 1.9"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.45, < 7.0"
    }
  }

  # State belongs where colleagues and CI find it, for example:
  # backend "s3" {
  #   bucket       = "my-terraform-state"
  #   key          = "stepshift/terraform.tfstate"
  #   region       = "eu-central-1"
  #   use_lockfile = true
  # }
}
