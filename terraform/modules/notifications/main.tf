# Who hears of what: a message for each run that ended badly, alarms for what sends no event, a dashboard.

# AWS's own key for SNS lets neither EventBridge nor CloudWatch publish, so there is none here.
resource "aws_sns_topic" "this" {
  name = "${var.stack}-alerts"
}

resource "aws_sns_topic_policy" "this" {
  arn = aws_sns_topic.this.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      # Without a condition, as on AWS's page: that EventBridge sends its keys to SNS is documented nowhere.
      # https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html
      {
        Sid       = "Rules"
        Effect    = "Allow"
        Principal = { Service = "events.amazonaws.com" }
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.this.arn
      },
      # https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
      {
        Sid       = "AlarmsOfThisAccount"
        Effect    = "Allow"
        Principal = { Service = "cloudwatch.amazonaws.com" }
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.this.arn
        Condition = { StringEquals = { "aws:SourceAccount" = var.account } }
      },
    ]
  })
}

resource "aws_sns_topic_subscription" "email" {
  for_each = toset(var.emails)

  topic_arn = aws_sns_topic.this.arn
  protocol  = "email"
  endpoint  = each.value
}

locals {
  rules = {
    for pipeline, arn in var.parent_arns : pipeline => jsondecode(templatefile("${var.folder}/events/run_failed.json", {
      stack                = var.stack
      pipeline             = pipeline
      pipeline_machine_arn = arn
    }))
  }

  # A text template is one quoted line after the other, and its <names> must be literal.
  messages = {
    for pipeline, rule in local.rules : pipeline => join("\n", [
      for line in rule.inputTemplate : replace(replace(jsonencode(line), "\\u003c", "<"), "\\u003e", ">")
    ])
  }
}

resource "aws_cloudwatch_event_rule" "run_failed" {
  for_each = local.rules

  name          = "${var.stack}-${each.key}-run-failed"
  description   = "A run of ${each.key} has failed, timed out or was stopped."
  event_pattern = jsonencode(each.value.pattern)
}

resource "aws_cloudwatch_event_target" "run_failed" {
  for_each = local.rules

  rule      = aws_cloudwatch_event_rule.run_failed[each.key].name
  target_id = "alerts"
  arn       = aws_sns_topic.this.arn

  input_transformer {
    input_paths    = each.value.inputPaths
    input_template = local.messages[each.key]
  }
}
