terraform {
  # Validations that look at other variables came with 1.9.
  required_version = ">= 1.9"

  required_providers {
    aws = {
      source = "hashicorp/aws"
      # Nothing here needs more than 5.45, and nothing here was removed in 6.
      version = ">= 5.45, < 7.0"
    }
  }
}
