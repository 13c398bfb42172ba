# Who hears of what: the topic that track-run tells of runs that ended badly, alarms for what sends no event, a dashboard.

resource "aws_sns_topic" "this" {
  # checkov:skip=CKV_AWS_26: The key that AWS manages for SNS does not let CloudWatch publish
  name = "${var.stack}-notifications"
}

resource "aws_sns_topic_policy" "this" {
  arn = aws_sns_topic.this.arn
  policy = jsonencode({
    Version = "2012-10-17"
    # track-run publishes by its role's policy.
    Statement = [
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
