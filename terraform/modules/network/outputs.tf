output "subnet_ids" {
  description = "Three subnets in three zones."
  # Only once S3 can be reached from them.
  value = aws_route_table_association.this[*].subnet_id
}

output "security_group_id" {
  description = "The warehouse's security group."
  value       = aws_security_group.warehouse.id
}
