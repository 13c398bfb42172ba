variable "stack" {
  type        = string
  description = "Name of the deployment."
}

variable "region" {
  type        = string
  description = "The Region."
}

variable "cidr_block" {
  type        = string
  description = "The network's address range."
}
