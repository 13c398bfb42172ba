# One row an alarm. Status events are delivered at best effort, so that a failed run has an alarm besides its message.
# https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html

locals {
  run_alarms = merge([
    for pipeline, arn in var.parent_arns : {
      "${pipeline}-failed" = {
        description = "A run of ${pipeline} has failed. Open the machine ${var.stack}-${pipeline}, fix what the failed execution's cause says, and redrive it."
        namespace   = "AWS/States", metric = "ExecutionsFailed", dimensions = { StateMachineArn = arn }
        statistic   = "Sum", comparison = "GreaterThanThreshold", threshold = 0
        period      = 300, periods = 1, missing = "notBreaching"
      }
      "${pipeline}-timed-out" = {
        description = "A run of ${pipeline} has timed out. Look for the statement that hangs in the warehouse, then redrive the execution."
        namespace   = "AWS/States", metric = "ExecutionsTimedOut", dimensions = { StateMachineArn = arn }
        statistic   = "Sum", comparison = "GreaterThanThreshold", threshold = 0
        period      = 300, periods = 1, missing = "notBreaching"
      }
      # The metric is written when a run ends; while one hangs, the alarm on missing successes tells.
      "${pipeline}-slow" = {
        description = "A run of ${pipeline} took longer than ${var.longest_run_minutes} minutes. Compare the durations in its Record load items with earlier ones."
        namespace   = "AWS/States", metric = "ExecutionTime", dimensions = { StateMachineArn = arn }
        statistic   = "Maximum", comparison = "GreaterThanThreshold", threshold = var.longest_run_minutes * 60000
        period      = 300, periods = 1, missing = "notBreaching"
      }
    }
  ]...)

  overdue_alarms = {
    for pipeline, hours in var.hours_without_success : "${pipeline}-overdue" => {
      description = "No run of ${pipeline} has succeeded for ${hours} hours. Look whether one hangs, failed, or was never started (${var.undelivered_queue})."
      namespace   = "AWS/States", metric = "ExecutionsSucceeded", dimensions = { StateMachineArn = var.parent_arns[pipeline] }
      statistic   = "Sum", comparison = "LessThanThreshold", threshold = 1
      period      = 3600, periods = hours, missing = "breaching"
    } if contains(keys(var.parent_arns), pipeline)
  }

  stack_alarms = {
    "complete-statement-failed" = {
      description = "An ended statement could not be reported to the Task that waits for it, which will time out and retry. Read the log of ${var.stack}-complete-statement."
      namespace   = "AWS/States", metric = "ExecutionsFailed", dimensions = { StateMachineArn = var.stack_machine_arns["complete-statement"] }
      statistic   = "Sum", comparison = "GreaterThanThreshold", threshold = 0
      period      = 300, periods = 1, missing = "notBreaching"
    }
    "sweep-statements-failed" = {
      description = "Statements whose event gets lost are not found, and their Tasks wait for their time limits. Read the log of ${var.stack}-sweep-statements."
      namespace   = "AWS/States", metric = "ExecutionsFailed", dimensions = { StateMachineArn = var.stack_machine_arns["sweep-statements"] }
      statistic   = "Sum", comparison = "GreaterThanThreshold", threshold = 0
      period      = 300, periods = 1, missing = "notBreaching"
    }
    "track-run-failed" = {
      description = "A run that ended badly may still hold its lock, and its SQL may go on. Read the log of ${var.stack}-track-run; its input names the run."
      namespace   = "AWS/States", metric = "ExecutionsFailed", dimensions = { StateMachineArn = var.stack_machine_arns["track-run"] }
      statistic   = "Sum", comparison = "GreaterThanThreshold", threshold = 0
      period      = 300, periods = 1, missing = "notBreaching"
    }
    "undelivered" = {
      description = "EventBridge could not start a machine. The message in ${var.undelivered_queue} says which and why; start it by hand, then purge the queue."
      namespace   = "AWS/SQS", metric = "ApproximateNumberOfMessagesVisible", dimensions = { QueueName = var.undelivered_queue }
      statistic   = "Maximum", comparison = "GreaterThanThreshold", threshold = 0
      period      = 300, periods = 1, missing = "notBreaching"
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = merge(local.run_alarms, local.overdue_alarms, local.stack_alarms)

  alarm_name          = "${var.stack}-${each.key}"
  alarm_description   = each.value.description
  namespace           = each.value.namespace
  metric_name         = each.value.metric
  dimensions          = each.value.dimensions
  statistic           = each.value.statistic
  comparison_operator = each.value.comparison
  threshold           = each.value.threshold
  period              = each.value.period
  evaluation_periods  = each.value.periods
  treat_missing_data  = each.value.missing
  alarm_actions       = [aws_sns_topic.this.arn]
  ok_actions          = [aws_sns_topic.this.arn]
}
