output "topic_arn" {
  description = "The topic's ARN."
  value       = aws_sns_topic.this.arn
}

output "patterns" {
  description = "Pipeline to the events that send a message."
  value       = { for pipeline, rule in aws_cloudwatch_event_rule.run_failed : pipeline => rule.event_pattern }
}

output "messages" {
  description = "Pipeline to the message's template."
  value       = local.messages
}

output "alarms" {
  description = "Names of the alarms."
  value       = [for alarm in aws_cloudwatch_metric_alarm.this : alarm.alarm_name]
}
