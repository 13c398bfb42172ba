output "schedules" {
  description = "Name to the schedule as deployed."
  value       = aws_scheduler_schedule.this
}

output "file_patterns" {
  description = "Pipeline to the events that start it."
  value       = { for pipeline, rule in aws_cloudwatch_event_rule.file : pipeline => rule.event_pattern }
}

output "file_inputs" {
  description = "Pipeline to what a file starts it with."
  value       = local.input_templates
}
