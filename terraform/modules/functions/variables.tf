variable "stack" {
  type        = string
  description = "Name of the deployment."
}

variable "zip" {
  type        = string
  description = "Path of function.zip."
}

variable "runtime" {
  type        = string
  description = "native or java21."
}

variable "architecture" {
  type        = string
  description = "arm64 or x86_64."
}

variable "role_arns" {
  type        = map(string)
  description = "Handler to the role that its function runs as."
}

variable "environment" {
  type        = map(string)
  description = "Settings of all functions."
}

variable "reserved_concurrency" {
  type        = number
  description = "Concurrent executions set aside for each function; -1 for none."
}

variable "retention_days" {
  type        = number
  description = "Days to keep logs."
}
