# What answers the Tasks that wait for SQL: the machine, the rule that starts it when a statement ends, and the
# sweeper that starts it when the event got lost.

locals {
  # The laptop reads the same file.
  rule = jsondecode(templatefile("${var.folder}/events/complete_statement.json", var.placeholders))

  # jsonencode writes < and > as \u003c and \u003e, and EventBridge looks for <name> literally.
  input_template = replace(replace(jsonencode(local.rule.inputTemplate), "\\u003c", "<"), "\\u003e", ">")
}

module "complete_statement" {
  source = "../state_machine"

  name         = "${var.stack}-complete-statement"
  file         = "${var.folder}/complete_statement.asl.json"
  placeholders = var.placeholders
  type         = "EXPRESS"
  role_arn     = var.role_arn
  log_group    = var.log_group
  log_level    = var.log_level
}

resource "aws_cloudwatch_event_rule" "complete_statement" {
  name          = "${var.stack}-complete-statement"
  description   = "A Redshift statement of ${var.stack} has ended."
  event_pattern = jsonencode(local.rule.pattern)
}

resource "aws_cloudwatch_event_target" "complete_statement" {
  rule      = aws_cloudwatch_event_rule.complete_statement.name
  target_id = "complete-statement"
  arn       = module.complete_statement.arn
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

module "sweep_statements" {
  source = "../state_machine"

  name         = "${var.stack}-sweep-statements"
  file         = "${var.folder}/sweep_statements.asl.json"
  placeholders = var.placeholders
  type         = "EXPRESS"
  role_arn     = var.role_arn
  log_group    = var.log_group
  log_level    = var.log_level

  # Most sweeps find that nothing runs.
  tracing = false
}

# A group of their own, so that no schedule of a pipeline can take their names.
resource "aws_scheduler_schedule_group" "sweeps" {
  name = "${var.stack}-sweeps"
}

resource "aws_scheduler_schedule" "sweep" {
  # checkov:skip=CKV_AWS_297: The input is the pipeline's name, no secret
  for_each = var.pipelines

  name                = "${var.stack}-${each.key}"
  description         = "Finds ended statements of ${each.key} that no event told of."
  group_name          = aws_scheduler_schedule_group.sweeps.name
  schedule_expression = "rate(${var.sweep_minutes} ${var.sweep_minutes == 1 ? "minute" : "minutes"})"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = module.sweep_statements.arn
    role_arn = var.scheduler_role_arn
    input    = jsonencode({ pipeline = each.key })

    # The next sweep finds what this one would have. The queue tells when none starts any more.
    retry_policy {
      maximum_event_age_in_seconds = 60 * var.sweep_minutes
      maximum_retry_attempts       = 3
    }

    dead_letter_config {
      arn = var.undelivered_queue
    }
  }
}
