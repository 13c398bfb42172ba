locals {
  # Two widgets a row, 12 of 24 columns each. Tables have none: the dashboard stays as it is when one is added.
  widgets = [
    {
      title   = "Runs"
      stat    = "Sum"
      metrics = flatten([for pipeline, arn in var.parent_arns : [for metric in ["ExecutionsSucceeded", "ExecutionsFailed", "ExecutionsTimedOut"] : { pieces = ["AWS/States", metric, "StateMachineArn", arn], label = "${pipeline} ${lower(trimprefix(metric, "Executions"))}" }]])
    },
    {
      title   = "Duration of runs, ms"
      stat    = "Maximum"
      metrics = [for pipeline, arn in var.parent_arns : { pieces = ["AWS/States", "ExecutionTime", "StateMachineArn", arn], label = pipeline }]
    },
    {
      title   = "Statements reported"
      stat    = "Sum"
      metrics = [for metric in ["ExecutionsSucceeded", "ExecutionsFailed"] : { pieces = ["AWS/States", metric, "StateMachineArn", var.stack_machine_arns["complete-statement"]], label = lower(trimprefix(metric, "Executions")) }]
    },
    {
      title   = "Function errors"
      stat    = "Sum"
      metrics = [for name in var.functions : { pieces = ["AWS/Lambda", "Errors", "FunctionName", "${var.stack}-${name}"], label = name }]
    },
    {
      title   = "Function duration, ms"
      stat    = "p90"
      metrics = [for name in var.functions : { pieces = ["AWS/Lambda", "Duration", "FunctionName", "${var.stack}-${name}"], label = name }]
    },
    {
      title   = "Starts not delivered"
      stat    = "Maximum"
      metrics = [{ pieces = ["AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", var.undelivered_queue], label = "messages" }]
    },
  ]
}

# https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
resource "aws_cloudwatch_dashboard" "this" {
  dashboard_name = var.stack
  dashboard_body = jsonencode({
    widgets = [
      for index, widget in local.widgets : {
        type   = "metric"
        x      = 12 * (index % 2)
        y      = 6 * floor(index / 2)
        width  = 12
        height = 6
        properties = {
          title   = widget.title
          region  = var.region
          stat    = widget.stat
          period  = 300
          metrics = [for metric in widget.metrics : concat(metric.pieces, [{ label = metric.label }])]
        }
      }
    ]
  })
}
