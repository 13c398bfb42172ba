# What starts pipelines besides people: schedules, and marker files.

resource "aws_scheduler_schedule_group" "this" {
  count = length(var.schedules) > 0 ? 1 : 0

  name = var.stack
}

resource "aws_scheduler_schedule" "this" {
  # checkov:skip=CKV_AWS_297: The input is names of tables, no secret
  for_each = var.schedules

  name                         = "${var.stack}-${each.key}"
  description                  = "Starts the pipeline ${each.value.pipeline}."
  group_name                   = aws_scheduler_schedule_group.this[0].name
  schedule_expression          = each.value.expression
  schedule_expression_timezone = each.value.time_zone
  state                        = each.value.enabled ? "ENABLED" : "DISABLED"

  flexible_time_window {
    mode                      = each.value.flexible_minutes == 0 ? "OFF" : "FLEXIBLE"
    maximum_window_in_minutes = each.value.flexible_minutes == 0 ? null : each.value.flexible_minutes
  }

  target {
    arn      = var.parent_arns[each.value.pipeline]
    role_arn = var.scheduler_role_arn

    # No runDate: the scheduler knows times, not dates, and the run takes the UTC date of its start.
    input = local.schedule_inputs[each.key]

    # A start that comes later than this would meet the next one.
    retry_policy {
      maximum_event_age_in_seconds = 3600
      maximum_retry_attempts       = 30
    }

    dead_letter_config {
      arn = var.undelivered_queue
    }
  }
}

locals {
  # A start that is delivered twice has the same event, and only the first one loads. The scheduler looks for its
  # <keyword> literally, which jsonencode would write with \u003c and \u003e.
  # https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html
  schedule_inputs = {
    for name, schedule in var.schedules : name => replace(replace(jsonencode(merge(
      { trigger = "schedule", event = "schedule ${name} <aws.scheduler.scheduled-time>" },
      { for key in ["tables"] : key => schedule.tables if length(schedule.tables) > 0 },
    )), "\\u003c", "<"), "\\u003e", ">")
  }

  file_rules = {
    for pipeline, key in var.start_on_files : pipeline => jsondecode(templatefile("${var.folder}/events/start_on_file.json", {
      data_bucket = var.data_bucket
      object_key  = key
    }))
  }

  # jsonencode writes < and > as \u003c and \u003e, and EventBridge looks for <name> literally.
  input_templates = {
    for pipeline, rule in local.file_rules : pipeline => replace(replace(jsonencode(rule.inputTemplate), "\\u003c", "<"), "\\u003e", ">")
  }
}

resource "aws_cloudwatch_event_rule" "file" {
  for_each = local.file_rules

  name          = "${var.stack}-${each.key}-file"
  description   = "${var.start_on_files[each.key]} has arrived in ${var.data_bucket}."
  event_pattern = jsonencode(each.value.pattern)
}

resource "aws_cloudwatch_event_target" "file" {
  for_each = local.file_rules

  rule      = aws_cloudwatch_event_rule.file[each.key].name
  target_id = "pipeline"
  arn       = var.parent_arns[each.key]
  role_arn  = var.events_role_arn

  input_transformer {
    input_paths    = each.value.inputPaths
    input_template = local.input_templates[each.key]
  }

  retry_policy {
    maximum_event_age_in_seconds = 86400
    maximum_retry_attempts       = 185
  }

  dead_letter_config {
    arn = var.undelivered_queue
  }
}
