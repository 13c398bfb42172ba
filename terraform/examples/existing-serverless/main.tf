provider "aws" {
  region = var.region

  default_tags {
    tags = { application = "stepshift" }
  }
}

variable "region" {
  type        = string
  description = "The workgroup's Region."
}

variable "workgroup_name" {
  type        = string
  description = "The workgroup to load into."
}

variable "emails" {
  type        = list(string)
  default     = []
  description = "Who is told of failed runs."
}

variable "runtime" {
  type        = string
  default     = "native"
  description = "native, or java21 if function.zip was built without GraalVM."
}

variable "architecture" {
  type        = string
  default     = "arm64"
  description = "arm64 or x86_64, the one that a native function.zip was built on."
}

module "stepshift" {
  source = "../.."

  stack          = "elt-prod"
  workgroup_name = var.workgroup_name
  database       = "dev"

  # The sample to begin with. Left out, every folder of sql/pipelines is deployed.
  pipelines = ["tpch"]

  schedules = {
    tpch-daily = { pipeline = "tpch", expression = "cron(0 6 * * ? *)", time_zone = "Europe/Berlin" }
  }
  runtime      = var.runtime
  architecture = var.architecture

  alerts = {
    emails                = var.emails
    hours_without_success = { tpch = 26 }
  }
}

output "grants" {
  description = "SQL to run once as a superuser."
  value       = module.stepshift.grants
}

output "stepshift" {
  description = "What to start and where to look."
  value = {
    pipelines   = module.stepshift.pipeline_machines
    data_bucket = module.stepshift.data_bucket
    dashboard   = module.stepshift.dashboard
  }
}
