output "arn" {
  description = "The machine's ARN."
  value       = aws_sfn_state_machine.this.arn
}

output "name" {
  description = "The machine's name."
  value       = aws_sfn_state_machine.this.name
}

output "run_phase_name" {
  description = "The name of the machine of the phases."
  value       = aws_sfn_state_machine.run_phase.name
}

output "run_phase_definition" {
  description = "The machine of the phases as deployed."
  value       = aws_sfn_state_machine.run_phase.definition
}

output "definition" {
  description = "The machine as deployed."
  value       = aws_sfn_state_machine.this.definition
}
