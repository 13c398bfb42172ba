# What every machine has in common, whatever its file.

mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  name         = "demo-tpch-orders"
  file         = "tests/fixtures/machine.asl.json"
  placeholders = { table = "orders" }
  type         = "STANDARD"
  role_arn     = "arn:aws:iam::123456789012:role/demo-statements"
  log_group    = "arn:aws:logs:eu-central-1:123456789012:log-group:/aws/vendedlogs/states/demo"
  log_level    = "ALL"
}

run "the_file_with_its_placeholders_filled" {
  command = plan

  module {
    source = "./modules/state_machine"
  }

  assert {
    condition     = jsondecode(output.definition).Comment == "Loads orders" && output.name == "demo-tpch-orders"
    error_message = "The machine is its file."
  }
  assert {
    condition     = aws_sfn_state_machine.this.type == "STANDARD" && aws_sfn_state_machine.this.tracing_configuration[0].enabled
    error_message = "Executions are traced unless the caller says otherwise."
  }
  assert {
    condition     = aws_sfn_state_machine.this.logging_configuration[0].log_destination == "${var.log_group}:*" && aws_sfn_state_machine.this.logging_configuration[0].include_execution_data
    error_message = "Step Functions wants the log group's ARN with :* behind it."
  }
}

run "without_a_log" {
  command = plan

  module {
    source = "./modules/state_machine"
  }

  variables {
    type      = "EXPRESS"
    log_level = "OFF"
    tracing   = false
  }

  assert {
    condition     = aws_sfn_state_machine.this.logging_configuration[0].log_destination == null && !aws_sfn_state_machine.this.tracing_configuration[0].enabled
    error_message = "A level of OFF goes with no destination."
  }
  assert {
    condition     = aws_sfn_state_machine.this.type == "EXPRESS"
    error_message = "The type is the caller's."
  }
}

run "a_type_that_there_is_not" {
  command = plan

  module {
    source = "./modules/state_machine"
  }

  variables {
    type = "express"
  }

  expect_failures = [var.type]
}
