provider "aws" {
  region = var.region

  default_tags {
    tags = { application = "stepshift" }
  }
}

variable "region" {
  type        = string
  description = "The cluster's Region."
}

variable "cluster_identifier" {
  type        = string
  description = "The cluster to load into."
}

variable "copy_role_arn" {
  type        = string
  description = "A role attached to the cluster that may read the data bucket."
}

variable "data_bucket" {
  type        = string
  description = "The bucket where the source files are already."
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

  stack              = "elt-prod"
  cluster_identifier = var.cluster_identifier
  database           = "dev"
  copy_role_arn      = var.copy_role_arn
  data_bucket        = var.data_bucket

  # The sample to begin with. Left out, every folder of sql/pipelines is deployed.
  pipelines = ["tpch"]

  # A marker that the writer puts last starts the run. The bucket must send its events to EventBridge.
  start_on_files = { tpch = "tpch/*/_SUCCESS" }

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
