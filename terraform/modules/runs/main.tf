# What tracks runs that ended badly or were redriven: the machine, and a rule per pipeline that starts it.

locals {
  # The laptop reads the same file.
  rules = {
    for pipeline, arn in var.parent_arns : pipeline => jsondecode(templatefile(
      "${var.folder}/events/track_run.json",
      merge(var.placeholders, { pipeline = pipeline, parent_machine_arn = arn, backfill_machine_arn = "${arn}-backfill" }),
    ))
  }

  success_rules = {
    for pipeline, arn in var.parent_arns : pipeline => jsondecode(templatefile(
      "${var.folder}/events/tell_success.json",
      merge(var.placeholders, {
        pipeline             = pipeline
        parent_machine_arn   = arn
        backfill_machine_arn = "${arn}-backfill"
        tell                 = contains(var.tell_success, pipeline) ? "success" : "warnings"
      }),
    ))
  }

  # jsonencode writes < and > as \u003c and \u003e, and EventBridge looks for <name> literally.
  input_templates = {
    for pipeline, rule in local.rules : pipeline => replace(replace(jsonencode(rule.inputTemplate), "\\u003c", "<"), "\\u003e", ">")
  }
}

module "track_run" {
  source = "../state_machine"

  name         = "${var.stack}-track-run"
  file         = "${var.folder}/track_run.asl.json"
  placeholders = var.placeholders
  type         = "EXPRESS"
  role_arn     = var.role_arn
  log_group    = var.log_group
  log_level    = var.log_level
}

resource "aws_cloudwatch_event_rule" "track_run" {
  for_each = local.rules

  name          = "${var.stack}-${each.key}-track-run"
  description   = "A run or backfill of ${each.key} has failed, timed out, was stopped or is redriven."
  event_pattern = jsonencode(each.value.pattern)
}

resource "aws_cloudwatch_event_target" "track_run" {
  for_each = local.rules

  rule      = aws_cloudwatch_event_rule.track_run[each.key].name
  target_id = "track-run"
  arn       = module.track_run.arn
  role_arn  = var.events_role_arn

  input_transformer {
    input_paths    = each.value.inputPaths
    input_template = local.input_templates[each.key]
  }

  # However late: the machine asks how the run stands by then.
  retry_policy {
    maximum_event_age_in_seconds = 86400
    maximum_retry_attempts       = 185
  }

  dead_letter_config {
    arn = var.undelivered_queue
  }
}

resource "aws_cloudwatch_event_rule" "tell_success" {
  for_each = local.success_rules

  name          = "${var.stack}-${each.key}-tell-success"
  description   = "A run or backfill of ${each.key} has succeeded."
  event_pattern = jsonencode(each.value.pattern)
}

# Without a dead-letter queue: good news that gets lost wakes nobody, and warnings stand in the items of run and load.
resource "aws_cloudwatch_event_target" "tell_success" {
  for_each = local.success_rules

  rule      = aws_cloudwatch_event_rule.tell_success[each.key].name
  target_id = "track-run"
  arn       = module.track_run.arn
  role_arn  = var.events_role_arn

  input_transformer {
    input_paths    = each.value.inputPaths
    input_template = replace(replace(jsonencode(each.value.inputTemplate), "\\u003c", "<"), "\\u003e", ">")
  }
}
