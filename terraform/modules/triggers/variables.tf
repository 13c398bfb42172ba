variable "stack" {
  type        = string
  description = "Name of the deployment."
}

variable "folder" {
  type        = string
  description = "The folder of the machine and rule files."
}

variable "parent_arns" {
  type        = map(string)
  description = "Pipeline to the ARN of its machine."
}

variable "schedules" {
  type = map(object({
    pipeline         = string
    expression       = string
    time_zone        = string
    flexible_minutes = number
    tables           = list(string)
    enabled          = bool
  }))
  description = "Name to schedule."
}

variable "start_on_files" {
  type        = map(string)
  description = "Pipeline to the object key that starts it."
}

variable "data_bucket" {
  type        = string
  description = "The bucket of source files."
}

variable "scheduler_role_arn" {
  type        = string
  description = "The role that schedules start pipelines with; null without schedules."
}

variable "events_role_arn" {
  type        = string
  description = "The role that rules start pipelines with."
}

variable "undelivered_queue" {
  type        = string
  description = "ARN of the queue for starts that could not be delivered."
}
