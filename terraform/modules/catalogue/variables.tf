variable "stack" {
  type        = string
  description = "Name of the deployment, the first part of every machine's name."
}

variable "folder" {
  type        = string
  description = "The folder that holds pipelines/<name>/pipeline.yaml."
}

variable "chosen" {
  type        = set(string)
  default     = null
  description = "The pipelines to deploy, by their folders; null for all."
}

variable "named_pipelines" {
  type        = map(list(string))
  default     = {}
  description = "Where pipelines are named, to their names."
}

variable "named_tables" {
  type        = map(list(string))
  default     = {}
  description = "Where tables are named, to their names as <pipeline>-<table>."
}
