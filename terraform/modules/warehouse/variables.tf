variable "stack" {
  type        = string
  description = "Name of the deployment, of the namespace and of the workgroup."
}

variable "database" {
  type        = string
  description = "The first database."
}

variable "base_capacity" {
  type        = number
  description = "RPUs."
}

variable "daily_rpu_hours" {
  type        = number
  description = "RPU hours a day after which queries are refused."
}

variable "copy_role_arn" {
  type        = string
  description = "The role that COPY reads S3 with."
}

variable "database_user" {
  type        = string
  description = "Whom the loads connect as."
}

variable "subnet_ids" {
  type        = list(string)
  description = "Three subnets in three zones."
}

variable "security_group_id" {
  type        = string
  description = "The workgroup's security group."
}
