output "topic_arn" {
  description = "The topic's ARN."
  value       = aws_sns_topic.this.arn
}

output "alarms" {
  description = "Names of the alarms."
  value       = [for alarm in aws_cloudwatch_metric_alarm.this : alarm.alarm_name]
}

output "topic_name" {
  description = "The topic's name."
  value       = aws_sns_topic.this.name
}
