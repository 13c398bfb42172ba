output "arn" {
  description = "ARN of the machine that tracks runs."
  value       = module.track_run.arn
}

output "definition" {
  description = "The machine as deployed."
  value       = module.track_run.definition
}

output "patterns" {
  description = "Pipeline to the events that start the machine."
  value       = { for pipeline, rule in aws_cloudwatch_event_rule.track_run : pipeline => rule.event_pattern }
}

output "inputs" {
  description = "Pipeline to what its events start the machine with."
  value       = local.input_templates
}

output "success_patterns" {
  description = "Pipeline to the events of its successes, which are told where warnings came or where that is asked for."
  value       = { for pipeline, rule in aws_cloudwatch_event_rule.tell_success : pipeline => rule.event_pattern }
}

output "success_inputs" {
  description = "Pipeline to what those events start the machine with."
  value       = { for pipeline, target in aws_cloudwatch_event_target.tell_success : pipeline => target.input_transformer[0].input_template }
}
