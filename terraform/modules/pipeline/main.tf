# The parent machine of one pipeline, and the machine that runs what the pipeline does around its tables.

resource "aws_sfn_state_machine" "this" {
  name       = var.name
  role_arn   = var.role_arn
  type       = "STANDARD"
  definition = templatefile("${var.folder}/pipeline.asl.json", var.placeholders)

  logging_configuration {
    level                  = var.log_level
    include_execution_data = true
    log_destination        = var.log_level == "OFF" ? null : "${var.log_group}:*"
  }

  tracing_configuration {
    enabled = true
  }
}

# There without any phases in the pipeline, too: it costs nothing, and a phase is then a change of YAML alone.
resource "aws_sfn_state_machine" "run_phase" {
  name       = "${var.name}-run-phase"
  role_arn   = var.statements_role_arn
  type       = "STANDARD"
  definition = templatefile("${var.folder}/run_phase.asl.json", var.placeholders)

  logging_configuration {
    level                  = var.log_level
    include_execution_data = true
    log_destination        = var.log_level == "OFF" ? null : "${var.log_group}:*"
  }

  tracing_configuration {
    enabled = true
  }
}
