variable "name" {
  type        = string
  description = "The machine's name."
}

variable "folder" {
  type        = string
  description = "The folder of the machine files."
}

variable "placeholders" {
  type        = map(string)
  description = "What the machine file's placeholders stand for."
}

variable "role_arn" {
  type        = string
  description = "The role that the machine runs as."
}

variable "log_group" {
  type        = string
  description = "ARN of the log group."
}

variable "log_level" {
  type        = string
  description = "ALL, ERROR, FATAL or OFF."
}
