variable "stack" {
  type        = string
  description = "Name of the deployment, the first part of every machine's name."
}

variable "folder" {
  type        = string
  description = "The folder that holds pipelines/<name>/pipeline.yaml."
}
