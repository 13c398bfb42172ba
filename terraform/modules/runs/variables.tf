variable "stack" {
  type        = string
  description = "Name of the deployment."
}

variable "folder" {
  type        = string
  description = "The folder of the machine and rule files."
}

variable "placeholders" {
  type        = map(string)
  description = "What the files' placeholders stand for."
}

variable "parent_arns" {
  type        = map(string)
  description = "Pipeline to the ARN of its machine."
}

variable "tell_success" {
  type        = list(string)
  description = "Pipelines whose runs and backfills are told of when they end well without a warning, too."
}

variable "role_arn" {
  type        = string
  description = "The role that also submits the statements: no other may cancel them."
}

variable "events_role_arn" {
  type        = string
  description = "The role that the rules start the machine with."
}

variable "undelivered_queue" {
  type        = string
  description = "ARN of the queue for events that could not be delivered."
}

variable "log_group" {
  type        = string
  description = "ARN of the log group."
}

variable "log_level" {
  type        = string
  description = "ALL, ERROR, FATAL or OFF."
}
