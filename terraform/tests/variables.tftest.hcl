# Wrong variables end the plan, each with one sentence that says what to do.

mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  stack          = "demo"
  workgroup_name = "analytics"
  function_zip   = "tests/fixtures/function.zip"
}

run "no_warehouse" {
  command = plan

  variables {
    workgroup_name = null
  }

  expect_failures = [var.create_warehouse]
}

run "two_warehouses" {
  command = plan

  variables {
    cluster_identifier = "warehouse"
  }

  expect_failures = [var.create_warehouse]
}

run "a_warehouse_to_create_and_one_that_exists" {
  command = plan

  variables {
    create_warehouse = true
  }

  expect_failures = [var.create_warehouse]
}

run "a_cluster_whose_copy_has_no_role" {
  command = plan

  variables {
    workgroup_name     = null
    cluster_identifier = "warehouse"
  }

  override_data {
    target = data.aws_redshift_cluster.existing
    values = { arn = "arn:aws:redshift:eu-central-1:123456789012:cluster:warehouse", default_iam_role_arn = "" }
  }

  expect_failures = [data.aws_redshift_cluster.existing]
}

run "a_stack_in_capitals" {
  command = plan

  variables {
    stack = "Demo"
  }

  expect_failures = [var.stack]
}

run "a_stack_that_is_too_long" {
  command = plan

  variables {
    stack = "a-stack-of-21-letters"
  }

  expect_failures = [var.stack]
}

run "a_cron_expression_of_five_fields" {
  command = plan

  variables {
    schedules = { daily = { pipeline = "tpch", expression = "cron(0 6 * * *)" } }
  }

  expect_failures = [var.schedules]
}

run "a_cron_expression_with_both_days" {
  command = plan

  variables {
    schedules = { daily = { pipeline = "tpch", expression = "cron(0 6 * * * *)" } }
  }

  expect_failures = [var.schedules]
}

run "a_cron_expression_of_an_hour_that_is_none" {
  command = plan

  variables {
    schedules = { daily = { pipeline = "tpch", expression = "cron(0 25 * * ? *)" } }
  }

  expect_failures = [var.schedules]
}

run "a_cron_expression_of_a_day_that_is_none" {
  command = plan

  variables {
    schedules = { daily = { pipeline = "tpch", expression = "cron(0 6 ? * MONDAY *)" } }
  }

  expect_failures = [var.schedules]
}

run "an_expression_without_its_kind" {
  command = plan

  variables {
    schedules = { daily = { pipeline = "tpch", expression = "0 6 * * ? *" } }
  }

  expect_failures = [var.schedules]
}

run "expressions_that_the_scheduler_takes" {
  command = plan

  variables {
    schedules = {
      every-day      = { pipeline = "tpch", expression = "cron(0 6 * * ? *)" }
      working-days   = { pipeline = "tpch", expression = "cron(30 5,17 ? * MON-FRI *)" }
      every-quarter  = { pipeline = "tpch", expression = "cron(0/15 * * * ? 2026-2030)" }
      last-of-month  = { pipeline = "tpch", expression = "cron(0 23 L * ? *)" }
      working-day    = { pipeline = "tpch", expression = "cron(0 8 1W JAN,JUL ? *)" }
      second-tuesday = { pipeline = "tpch", expression = "cron(0 8 ? * 3#2 *)" }
      now-and-then   = { pipeline = "tpch", expression = "rate(6 hours)" }
      once           = { pipeline = "tpch", expression = "at(2026-01-31T06:00:00)" }
    }
  }

  assert {
    condition     = length(module.triggers.schedules) == 8
    error_message = "Each must become a schedule."
  }
}

run "a_time_zone_that_is_none" {
  command = plan

  variables {
    schedules = { daily = { pipeline = "tpch", expression = "rate(1 day)", time_zone = "+01:00" } }
  }

  expect_failures = [var.schedules]
}

run "a_window_of_two_days" {
  command = plan

  variables {
    schedules = { daily = { pipeline = "tpch", expression = "rate(1 day)", flexible_minutes = 2880 } }
  }

  expect_failures = [var.schedules]
}

run "a_schedule_of_an_unknown_pipeline" {
  command = plan

  variables {
    schedules = { daily = { pipeline = "tpcds", expression = "rate(1 day)" } }
  }

  expect_failures = [terraform_data.preconditions]
}

run "a_schedule_of_an_unknown_table" {
  command = plan

  variables {
    schedules = { daily = { pipeline = "tpch", expression = "rate(1 day)", tables = ["order"] } }
  }

  expect_failures = [terraform_data.preconditions]
}

run "a_marker_of_an_unknown_pipeline" {
  command = plan

  variables {
    start_on_files = { tpcds = "tpcds/_SUCCESS" }
  }

  expect_failures = [terraform_data.preconditions]
}

run "a_marker_among_the_manifests" {
  command = plan

  variables {
    start_on_files = { tpch = "stepshift/manifests/*" }
  }

  expect_failures = [var.start_on_files]
}

run "an_alarm_of_an_unknown_pipeline" {
  command = plan

  variables {
    alerts = { hours_without_success = { tpcds = 26 } }
  }

  expect_failures = [terraform_data.preconditions]
}

run "an_alarm_that_looks_back_too_far" {
  command = plan

  variables {
    alerts = { hours_without_success = { tpch = 200 } }
  }

  expect_failures = [var.alerts]
}

run "an_address_that_is_none" {
  command = plan

  variables {
    alerts = { emails = ["data-team"] }
  }

  expect_failures = [var.alerts]
}

run "no_function_zip" {
  command = plan

  variables {
    function_zip = "tests/fixtures/none.zip"
  }

  expect_failures = [terraform_data.preconditions]
}

run "an_unknown_runtime" {
  command = plan

  variables {
    runtime = "java17"
  }

  expect_failures = [var.runtime]
}

run "an_unknown_architecture" {
  command = plan

  variables {
    architecture = "amd64"
  }

  expect_failures = [var.architecture]
}

run "a_retention_that_is_none" {
  command = plan

  variables {
    logs = { retention_days = 31 }
  }

  expect_failures = [var.logs]
}

run "a_copy_role_that_is_no_arn" {
  command = plan

  variables {
    copy_role_arn = "copy-role"
  }

  expect_failures = [var.copy_role_arn]
}

run "a_capacity_that_is_none" {
  command = plan

  variables {
    warehouse = { base_capacity = 12 }
  }

  expect_failures = [var.warehouse]
}

run "a_path_without_its_slash" {
  command = plan

  variables {
    iam_path = "elt"
  }

  expect_failures = [var.iam_path]
}

run "broken_pipelines" {
  command = plan

  variables {
    sql_folder = "tests/fixtures/broken"
  }

  expect_failures = [terraform_data.preconditions]
}

run "a_folder_without_pipelines" {
  command = plan

  variables {
    sql_folder = "modules"
  }

  expect_failures = [terraform_data.preconditions]
}

run "sweeps_that_would_miss_statements" {
  command = plan

  variables {
    sweep_minutes = 30
  }

  expect_failures = [var.sweep_minutes]
}
