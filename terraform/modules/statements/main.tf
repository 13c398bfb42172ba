# What answers the Tasks that wait for SQL: the machine, and the rule that starts it when a statement ends.

locals {
  # The laptop reads the same file.
  rule = jsondecode(templatefile("${var.folder}/events/complete_statement.json", var.placeholders))

  # jsonencode writes < and > as \u003c and \u003e, and EventBridge looks for <name> literally.
  input_template = replace(replace(jsonencode(local.rule.inputTemplate), "\\u003c", "<"), "\\u003e", ">")
}

resource "aws_sfn_state_machine" "complete_statement" {
  name       = "${var.stack}-complete-statement"
  role_arn   = var.role_arn
  type       = "EXPRESS"
  definition = templatefile("${var.folder}/complete_statement.asl.json", var.placeholders)

  # An Express execution leaves no other trace than its log.
  logging_configuration {
    level                  = var.log_level
    include_execution_data = true
    log_destination        = var.log_level == "OFF" ? null : "${var.log_group}:*"
  }

  tracing_configuration {
    enabled = true
  }
}

resource "aws_cloudwatch_event_rule" "complete_statement" {
  name          = "${var.stack}-complete-statement"
  description   = "A Redshift statement of ${var.stack} has ended."
  event_pattern = jsonencode(local.rule.pattern)
}

resource "aws_cloudwatch_event_target" "complete_statement" {
  rule      = aws_cloudwatch_event_rule.complete_statement.name
  target_id = "complete-statement"
  arn       = aws_sfn_state_machine.complete_statement.arn
  role_arn  = var.events_role_arn

  input_transformer {
    input_paths    = local.rule.inputPaths
    input_template = local.input_template
  }

  # Later than this the waiting Task has retried by itself.
  retry_policy {
    maximum_event_age_in_seconds = 3600
    maximum_retry_attempts       = 185
  }

  dead_letter_config {
    arn = var.undelivered_queue
  }
}
