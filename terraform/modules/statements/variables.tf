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

variable "role_arn" {
  type        = string
  description = "The role that also submits the statements: no other may see them."
}

variable "events_role_arn" {
  type        = string
  description = "The role that the rule starts the machine with."
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

variable "pipelines" {
  type        = set(string)
  description = "The pipelines to sweep."
}

variable "sweep_minutes" {
  type        = number
  description = "Minutes between two sweeps."
}

variable "scheduler_role_arn" {
  type        = string
  description = "The role that schedules start the sweeper with."
}
