variable "stack" {
  type        = string
  description = "Name of the deployment."
}

variable "account" {
  type        = string
  description = "The account's id."
}

variable "region" {
  type        = string
  description = "The Region."
}

variable "parent_arns" {
  type        = map(string)
  description = "Pipeline to the ARN of its machine."
}

variable "stack_machine_arns" {
  type        = map(string)
  description = "The machines that a stack has once, without the stack's name, to their ARNs."
}

variable "functions" {
  type        = list(string)
  description = "The functions' names, without the stack's."
}

variable "undelivered_queue" {
  type        = string
  description = "Name of the queue of undelivered starts."
}

variable "emails" {
  type        = list(string)
  description = "Whom to write to; each must confirm once."
}

variable "longest_run_minutes" {
  type        = number
  description = "Minutes after which a run was too long."
}

variable "hours_without_success" {
  type        = map(number)
  description = "Pipeline to hours after which a success is overdue."
}
