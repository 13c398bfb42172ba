output "arn" {
  description = "ARN of the machine that completes statements."
  value       = module.complete_statement.arn
}

output "definitions" {
  description = "Machine, without the stack's name, to its definition."
  value = {
    "complete-statement" = module.complete_statement.definition
    "sweep-statements"   = module.sweep_statements.definition
  }
}

output "sweeps" {
  description = "Pipeline to the schedule of its sweeps."
  value       = aws_scheduler_schedule.sweep
}

output "event_pattern" {
  description = "The events that start it."
  value       = aws_cloudwatch_event_rule.complete_statement.event_pattern
}

output "input_template" {
  description = "What it is started with."
  value       = local.input_template
}
