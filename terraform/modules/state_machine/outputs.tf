output "arn" {
  description = "The machine's ARN."
  value       = aws_sfn_state_machine.this.arn
}

output "name" {
  description = "The machine's name."
  value       = aws_sfn_state_machine.this.name
}

output "definition" {
  description = "The machine as deployed."
  value       = aws_sfn_state_machine.this.definition
}
