# One Step Functions state machine from its file.

resource "aws_sfn_state_machine" "this" {
  # checkov:skip=CKV_AWS_284: The sweeper is not traced: most sweeps find that nothing runs
  name       = var.name
  role_arn   = var.role_arn
  type       = var.type
  definition = templatefile(var.file, var.placeholders)

  # An Express execution leaves no other trace than its log.
  logging_configuration {
    level                  = var.log_level
    include_execution_data = true
    log_destination        = var.log_level == "OFF" ? null : "${var.log_group}:*"
  }

  tracing_configuration {
    enabled = var.tracing
  }
}
