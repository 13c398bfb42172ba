variable "create_data_bucket" {
  type        = bool
  description = "Whether to create the data bucket."
}

variable "create_sql_bucket" {
  type        = bool
  description = "Whether to create the sql bucket."
}

variable "data_bucket" {
  type        = string
  description = "Name of the bucket of source files and manifests."
}

variable "sql_bucket" {
  type        = string
  description = "Name of the bucket of the sql folder."
}

variable "sql_folder" {
  type        = string
  description = "The folder to upload from."
}

variable "sql_files" {
  type        = set(string)
  description = "The files to upload, by their paths in the folder."
}

variable "state_table" {
  type        = string
  description = "Name of the DynamoDB table."
}

variable "kms_key_arn" {
  type        = string
  description = "A customer managed key, or null for AWS's own."
}

variable "delete_data_on_destroy" {
  type        = bool
  description = "Whether destroy may delete source files and the state table."
}
