output "arn" {
  description = "ARN of the machine that completes statements."
  value       = aws_sfn_state_machine.complete_statement.arn
}

output "definition" {
  description = "The machine as deployed."
  value       = aws_sfn_state_machine.complete_statement.definition
}

output "event_pattern" {
  description = "The events that start it."
  value       = aws_cloudwatch_event_rule.complete_statement.event_pattern
}

output "input_template" {
  description = "What it is started with."
  value       = local.input_template
}
