output "data_bucket" {
  description = "Name of the bucket of source files and manifests."
  value       = try(aws_s3_bucket.this["data"].id, var.data_bucket)
}

output "sql_bucket" {
  description = "Name of the bucket of the sql folder."
  value       = try(aws_s3_bucket.this["sql"].id, var.sql_bucket)
}

output "state_table" {
  description = "Name of the DynamoDB table."
  value       = aws_dynamodb_table.state.name
}

output "sql_keys" {
  description = "Keys of the uploaded files."
  value       = [for object in aws_s3_object.sql : object.key]
}

output "created_buckets" {
  description = "Kind to name of the buckets that are created."
  value       = { for kind, bucket in aws_s3_bucket.this : kind => bucket.bucket }
}
