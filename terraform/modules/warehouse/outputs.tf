output "workgroup_arn" {
  description = "The workgroup's ARN."
  value       = aws_redshiftserverless_workgroup.this.arn
}

output "workgroup_name" {
  description = "The workgroup's name."
  value       = aws_redshiftserverless_workgroup.this.workgroup_name
}
