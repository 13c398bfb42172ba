# The machine that runs one pipeline for a range of dates.

resource "aws_sfn_state_machine" "this" {
  name       = var.name
  role_arn   = var.role_arn
  type       = "STANDARD"
  definition = templatefile("${var.folder}/backfill.asl.json", var.placeholders)

  logging_configuration {
    level                  = var.log_level
    include_execution_data = true
    log_destination        = var.log_level == "OFF" ? null : "${var.log_group}:*"
  }

  tracing_configuration {
    enabled = true
  }
}
