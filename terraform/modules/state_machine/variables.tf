variable "name" {
  type        = string
  description = "The machine's name."
}

variable "file" {
  type        = string
  description = "Path of the machine file."
}

variable "placeholders" {
  type        = map(string)
  description = "What the machine file's placeholders stand for."
}

variable "type" {
  type        = string
  description = "STANDARD or EXPRESS; a machine cannot change from one to the other."

  validation {
    condition     = contains(["STANDARD", "EXPRESS"], var.type)
    error_message = "The type is STANDARD or EXPRESS."
  }
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

variable "tracing" {
  type        = bool
  description = "Whether executions are traced by X-Ray."
  default     = true
}
