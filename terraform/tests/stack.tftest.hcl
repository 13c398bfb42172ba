# What a plan for an existing workgroup holds.

mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  stack          = "demo"
  workgroup_name = "analytics"
  function_zip   = "tests/fixtures/function.zip"
  pipelines      = ["tpch"]
  schedules = {
    tpch-daily = { pipeline = "tpch", expression = "cron(30 6 * * ? *)", time_zone = "Europe/Berlin", flexible_minutes = 15 }
    tpch-stock = { pipeline = "tpch", expression = "rate(1 hour)", tables = ["partsupp"], enabled = false }
  }
  start_on_files = { tpch = "tpch/*/_SUCCESS" }
  alerts         = { emails = ["data-team@example.com"], hours_without_success = { tpch = 26 } }
}

run "each_table_has_its_machine" {
  command = plan

  assert {
    condition = toset([for machine in module.copy_and_merge : machine.name]) == toset([
      "demo-tpch-region", "demo-tpch-nation", "demo-tpch-supplier", "demo-tpch-customer",
      "demo-tpch-part", "demo-tpch-partsupp", "demo-tpch-orders", "demo-tpch-lineitem", "demo-tpch-fact_yearly_sale",
    ])
    error_message = "One machine a table, named <stack>-<pipeline>-<table>."
  }
  assert {
    condition     = [for machine in module.pipeline : machine.name] == ["demo-tpch"]
    error_message = "One parent a pipeline, named <stack>-<pipeline>."
  }
  assert {
    condition     = [for machine in module.backfill : machine.name] == ["demo-tpch-backfill"]
    error_message = "One machine a pipeline for ranges of dates, named <stack>-<pipeline>-backfill."
  }
}

run "definitions_are_the_files_with_every_placeholder_filled" {
  command = plan

  assert {
    condition = alltrue([
      for definition in concat(values(module.copy_and_merge)[*].definition, values(module.pipeline)[*].definition, values(module.backfill)[*].definition, values(module.statements.definitions), [module.runs.definition]) :
      !strcontains(definition, "$${") && can(jsondecode(definition))
    ])
    error_message = "A definition must be JSON without placeholders."
  }
  assert {
    condition = (
      jsondecode(module.copy_and_merge["tpch-orders"].definition).States["Copy to staging"].Arguments.WorkgroupName == "analytics" &&
      jsondecode(module.copy_and_merge["tpch-orders"].definition).States["Copy to staging"].Arguments.Database == "dev" &&
      jsondecode(module.copy_and_merge["tpch-orders"].definition).States["Copy to staging"].Arguments.StatementName == "{% 'demo/tpch/' & $run.runId & '/orders/copy' %}"
    )
    error_message = "A statement's name must be <stack>/<pipeline>/<run>/<table>/<step>."
  }
  assert {
    condition     = jsondecode(module.copy_and_merge["tpch-orders"].definition).States["Render SQL"].Arguments.FunctionName == "arn:aws:lambda:eu-central-1:123456789012:function:demo-render-sql"
    error_message = "A native function is called by its name."
  }
  assert {
    condition     = jsondecode(module.pipeline["tpch"].definition).States["Load wave"].ItemProcessor.States["Copy and merge"].Arguments.StateMachineArn == "{% 'arn:aws:states:eu-central-1:123456789012:stateMachine:demo-tpch-' & $states.input.table %}"
    error_message = "The parent must start <stack>-<pipeline>-<table>."
  }
  assert {
    condition     = jsondecode(module.backfill["tpch"].definition).States["Run date"].Arguments.StateMachineArn == "arn:aws:states:eu-central-1:123456789012:stateMachine:demo-tpch"
    error_message = "A backfill must start the parent."
  }
}

run "the_end_of_a_statement_starts_its_machine" {
  command = plan

  assert {
    condition     = jsondecode(module.statements.event_pattern) == jsondecode(replace(file("../statemachines/events/complete_statement.json"), "$${stack}", "demo")).pattern
    error_message = "The rule must be the file's."
  }
  assert {
    condition     = module.statements.input_template == "{\"statementId\":\"<statementId>\",\"statementName\":\"<statementName>\"}"
    error_message = "EventBridge looks for <name> literally: ${module.statements.input_template}"
  }
}

run "each_pipeline_is_swept_every_few_minutes" {
  command = plan

  assert {
    condition = (
      keys(module.statements.sweeps) == ["tpch"] &&
      module.statements.sweeps["tpch"].schedule_expression == "rate(5 minutes)" &&
      module.statements.sweeps["tpch"].group_name == "demo-sweeps" &&
      jsondecode(module.statements.sweeps["tpch"].target[0].input) == { pipeline = "tpch" } &&
      length(module.statements.sweeps["tpch"].target[0].dead_letter_config) == 1
    )
    error_message = "A sweep is told the pipeline whose lock it reads."
  }
  assert {
    condition     = jsondecode(module.statements.definitions["sweep-statements"]).States["Complete statements"].ItemProcessor.States["Complete statement"].Arguments.StateMachineArn == "arn:aws:states:eu-central-1:123456789012:stateMachine:demo-complete-statement"
    error_message = "What is found must go to complete-statement."
  }
}

run "sweeps_may_be_more_frequent" {
  command = plan

  variables {
    sweep_minutes = 1
  }

  assert {
    condition     = module.statements.sweeps["tpch"].schedule_expression == "rate(1 minute)"
    error_message = "One minute has no plural."
  }
}

run "schedules_start_pipelines" {
  command = plan

  assert {
    condition = (
      module.triggers.schedules["tpch-daily"].schedule_expression == "cron(30 6 * * ? *)" &&
      module.triggers.schedules["tpch-daily"].schedule_expression_timezone == "Europe/Berlin" &&
      module.triggers.schedules["tpch-daily"].state == "ENABLED" &&
      module.triggers.schedules["tpch-daily"].flexible_time_window[0].mode == "FLEXIBLE" &&
      module.triggers.schedules["tpch-daily"].flexible_time_window[0].maximum_window_in_minutes == 15 &&
      module.triggers.schedules["tpch-daily"].target[0].arn == "arn:aws:states:eu-central-1:123456789012:stateMachine:demo-tpch" &&
      module.triggers.schedules["tpch-daily"].target[0].retry_policy[0].maximum_event_age_in_seconds == 3600 &&
      length(module.triggers.schedules["tpch-daily"].target[0].dead_letter_config) == 1
    )
    error_message = "A schedule must carry expression, time zone, window, retries and queue."
  }
  assert {
    condition = (
      jsondecode(module.triggers.schedules["tpch-daily"].target[0].input) == { trigger = "schedule", event = "schedule tpch-daily <aws.scheduler.scheduled-time>" } &&
      strcontains(module.triggers.schedules["tpch-daily"].target[0].input, "<aws.scheduler.scheduled-time>") &&
      jsondecode(module.triggers.schedules["tpch-stock"].target[0].input) == { trigger = "schedule", event = "schedule tpch-stock <aws.scheduler.scheduled-time>", tables = ["partsupp"] } &&
      module.triggers.schedules["tpch-stock"].state == "DISABLED" &&
      module.triggers.schedules["tpch-stock"].flexible_time_window[0].mode == "OFF"
    )
    error_message = "A run's input may have trigger, tables, event and runDate, and no other key."
  }
}

run "marker_files_start_pipelines" {
  command = plan

  assert {
    condition = jsondecode(module.triggers.file_patterns["tpch"]) == {
      source        = ["aws.s3"]
      "detail-type" = ["Object Created"]
      detail = {
        bucket = { name = ["demo-data-123456789012"] }
        object = { key = [{ wildcard = "tpch/*/_SUCCESS" }] }
      }
    }
    error_message = "The rule must match the marker in the data bucket: ${module.triggers.file_patterns["tpch"]}"
  }
  assert {
    condition     = module.triggers.file_inputs["tpch"] == "{\"event\":\"s3://<bucket>/<key> <sequencer>\",\"trigger\":\"file <key>\"}"
    error_message = "A run's input may have trigger, tables, event and runDate, and no other key."
  }
}

run "the_end_or_redrive_of_a_run_starts_track_run" {
  command = plan

  assert {
    condition = jsondecode(module.runs.patterns["tpch"]) == jsondecode(replace(replace(
      file("../statemachines/events/track_run.json"), "$${parent_machine_arn}", "arn:aws:states:eu-central-1:123456789012:stateMachine:demo-tpch"
    ), "$${backfill_machine_arn}", "arn:aws:states:eu-central-1:123456789012:stateMachine:demo-tpch-backfill")).pattern
    error_message = "The rule must be the file's, of the parent and its backfills alone."
  }
  assert {
    condition     = module.runs.inputs == { tpch = "{\"executionArn\":\"<executionArn>\",\"pipeline\":\"tpch\"}" }
    error_message = "EventBridge looks for <name> literally: ${module.runs.inputs["tpch"]}"
  }
  assert {
    condition     = jsondecode(module.runs.definition).States["Mark lock"].Arguments.TableName == "demo-state"
    error_message = "The lock is in the stack's table."
  }
}

run "a_success_is_told_for_its_warnings_where_nobody_asks_for_more" {
  command = plan

  assert {
    condition     = module.runs.success_inputs == { tpch = "{\"executionArn\":\"<executionArn>\",\"pipeline\":\"tpch\",\"tell\":\"warnings\"}" }
    error_message = "Nobody asked for good news, but warnings are told."
  }
}

run "a_success_that_is_told_starts_track_run_to_tell_it" {
  command = plan

  variables {
    alerts = { tell_success = ["tpch"] }
  }
  assert {
    condition = jsondecode(module.runs.success_patterns["tpch"]) == jsondecode(replace(replace(
      file("../statemachines/events/tell_success.json"), "$${parent_machine_arn}", "arn:aws:states:eu-central-1:123456789012:stateMachine:demo-tpch"
    ), "$${backfill_machine_arn}", "arn:aws:states:eu-central-1:123456789012:stateMachine:demo-tpch-backfill")).pattern
    error_message = "The rule must be the file's, of the parent and its backfills alone."
  }
  assert {
    condition     = module.runs.success_inputs == { tpch = "{\"executionArn\":\"<executionArn>\",\"pipeline\":\"tpch\",\"tell\":\"success\"}" }
    error_message = "EventBridge looks for <name> literally."
  }
}

run "a_run_that_ends_badly_is_told_once_and_alarms_are_the_net" {
  command = plan

  assert {
    condition     = jsondecode(module.runs.definition).States["Tell people"].Arguments.TopicArn == "arn:aws:sns:eu-central-1:123456789012:demo-notifications" && module.notifications.topic_name == "demo-notifications"
    error_message = "track_run must tell the topic that the stack makes."
  }
  assert {
    condition = toset(module.notifications.alarms) == toset([
      "demo-tpch-failed", "demo-tpch-timed-out", "demo-tpch-slow", "demo-tpch-overdue",
      "demo-complete-statement-failed", "demo-sweep-statements-failed", "demo-track-run-failed", "demo-undelivered",
    ])
    error_message = "Got: ${join(", ", module.notifications.alarms)}"
  }
}

run "functions_are_native_on_arm" {
  command = plan

  assert {
    condition = alltrue([
      for handler, function in module.functions.functions :
      function.function_name == "demo-${handler}" &&
      function.runtime == "provided.al2023" &&
      function.architectures == tolist(["arm64"]) &&
      function.memory_size == (handler == "convert-xml" ? 1769 : 256) &&
      function.timeout == lookup({ "check-validation" = 50, "convert-xml" = 890 }, handler, 110) &&
      function.environment[0].variables == tomap({
        DISABLE_SIGNAL_HANDLERS = "true"
        QUARKUS_LAMBDA_HANDLER  = handler
        STEPSHIFT_STACK         = "demo"
        STEPSHIFT_DATA_BUCKET   = "demo-data-123456789012"
        STEPSHIFT_SQL_BUCKET    = "demo-sql-123456789012"
        STEPSHIFT_SQL_PREFIX    = "sql/"
        STEPSHIFT_IAM_ROLE      = "default"
      })
    ])
    error_message = "Each function is the same artifact with its handler's name."
  }
  assert {
    condition     = toset(keys(module.functions.functions)) == toset(["plan-run", "render-sql", "convert-xml", "check-validation", "check-run"])
    error_message = "There are five functions."
  }
}

run "functions_on_the_jvm_are_called_by_their_snapshot" {
  command = plan

  variables {
    runtime = "java21"
  }

  assert {
    condition = alltrue([
      for handler, function in module.functions.functions :
      function.runtime == "java21" &&
      function.memory_size == (handler == "convert-xml" ? 1769 : 512) &&
      function.publish &&
      function.snap_start[0].apply_on == "PublishedVersions" &&
      !contains(keys(function.environment[0].variables), "DISABLE_SIGNAL_HANDLERS")
    ])
    error_message = "SnapStart needs a managed runtime and a published version."
  }
  assert {
    condition     = jsondecode(module.pipeline["tpch"].definition).States["Plan run"].Arguments.FunctionName == "arn:aws:lambda:eu-central-1:123456789012:function:demo-plan-run:live"
    error_message = "Only a published version starts from its snapshot."
  }
  assert {
    condition     = contains(flatten([for row in output.policies["pipelines"].Statement : row.Resource]), "arn:aws:lambda:eu-central-1:123456789012:function:demo-plan-run:live")
    error_message = "The policy must name what the machine calls."
  }
}

run "templates_and_the_chosen_pipelines_are_uploaded_as_they_are" {
  command = plan

  assert {
    condition = toset(module.storage.sql_keys) == toset([
      for file in fileset("../sql", "**") : "sql/${file}" if !startswith(file, "pipelines/") || startswith(file, "pipelines/tpch/")
    ])
    error_message = "Got: ${join(", ", module.storage.sql_keys)}"
  }
}

run "without_a_choice_all_pipelines_are_deployed_but_no_samples" {
  command = plan

  variables {
    pipelines = null
  }

  assert {
    condition     = toset([for machine in module.pipeline : machine.name]) == toset(["demo-sales", "demo-tpch"])
    error_message = "One parent a pipeline."
  }
  assert {
    condition = toset([for key in module.storage.sql_keys : key if startswith(key, "sql/pipelines/sales/")]) == toset([
      for file in ["pipeline.yaml", "store.sql", "date_dim.sql", "store_sales.sql"] : "sql/pipelines/sales/${file}"
    ])
    error_message = "Samples are source files, and belong into no sql bucket."
  }
}

run "a_cluster_is_asked_by_its_identifier" {
  command = plan

  variables {
    workgroup_name     = null
    cluster_identifier = "warehouse"
  }

  assert {
    condition     = jsondecode(module.copy_and_merge["tpch-orders"].definition).States["Merge into target"].Arguments.ClusterIdentifier == "warehouse"
    error_message = "A cluster has its own parameter."
  }
  assert {
    condition = length([
      for row in output.policies["statements"].Statement : row
      if contains(row.Action, "redshift:GetClusterCredentialsWithIAM") && row.Resource == ["arn:aws:redshift:eu-central-1:123456789012:dbname:warehouse/dev"]
    ]) == 1
    error_message = "The machines log in to one database of one cluster."
  }
}

run "a_warehouse_of_its_own_has_its_role_and_its_network" {
  command = plan

  variables {
    workgroup_name   = null
    create_warehouse = true
  }

  assert {
    condition     = length(module.warehouse) == 1 && length(module.network) == 1 && aws_iam_role.this["copy"].name == "demo-copy"
    error_message = "create_warehouse brings workgroup, network and COPY's role."
  }
  assert {
    condition     = toset(flatten([for row in output.policies["copy"].Statement : row.Action])) == toset(["s3:GetObject", "s3:ListBucket"])
    error_message = "COPY reads, and does nothing else."
  }
}

run "existing_buckets_are_used_and_left_alone" {
  command = plan

  variables {
    data_bucket = "my-files"
    sql_bucket  = "my-sql"
  }

  assert {
    condition     = length(module.storage.created_buckets) == 0 && output.data_bucket == "my-files" && output.sql_bucket == "my-sql"
    error_message = "A bucket that is given is not created."
  }
  assert {
    condition     = module.functions.functions["render-sql"].environment[0].variables.STEPSHIFT_DATA_BUCKET == "my-files"
    error_message = "The functions must read where the files are."
  }
  assert {
    condition     = jsondecode(module.triggers.file_patterns["tpch"]).detail.bucket.name == ["my-files"]
    error_message = "The marker arrives in the given bucket."
  }
}

run "buckets_are_made_when_none_is_given" {
  command = plan

  assert {
    condition     = module.storage.created_buckets == { data = "demo-data-123456789012", sql = "demo-sql-123456789012" }
    error_message = "Names carry stack and account: they are unique in all of AWS."
  }
}
