# Policies as tables: what each role may do, and nothing else.

mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  stack          = "demo"
  workgroup_name = "analytics"
  function_zip   = "tests/fixtures/function.zip"
  pipelines      = ["tpch"]
  schedules      = { daily = { pipeline = "tpch", expression = "cron(30 6 * * ? *)" } }
  start_on_files = { tpch = "tpch/*/_SUCCESS" }
}

run "only_actions_without_resources_have_a_star" {
  command = plan

  assert {
    condition = toset(flatten([
      for role, document in output.policies : [
        for row in document.Statement : row.Action if contains(row.Resource, "*")
      ]
      ])) == toset([
      "logs:CreateLogDelivery", "logs:GetLogDelivery", "logs:UpdateLogDelivery", "logs:DeleteLogDelivery",
      "logs:ListLogDeliveries", "logs:PutResourcePolicy", "logs:DescribeResourcePolicies", "logs:DescribeLogGroups",
      "redshift-data:DescribeStatement", "redshift-data:GetStatementResult", "redshift-data:ListStatements",
      "redshift-data:CancelStatement",
      "xray:PutTraceSegments", "xray:PutTelemetryRecords", "xray:GetSamplingRules", "xray:GetSamplingTargets",
    ])
    error_message = "A * needs a written reason in iam.tf, and an entry here."
  }
  assert {
    condition = alltrue(flatten([
      for document in values(output.policies) : [for row in document.Statement : [for action in row.Action : !strcontains(action, "*")]]
    ]))
    error_message = "Actions are named one by one."
  }
  assert {
    condition = alltrue(flatten([
      for document in values(output.policies) : [
        for row in document.Statement : [for resource in row.Resource : can(regex("^arn:aws:[a-z0-9-]+:[a-z0-9-]*:[0-9]*:.*(demo|analytics|0a1b2c3d|StepFunctionsGetEvents)", resource))]
        if !contains(row.Resource, "*")
      ]
    ]))
    error_message = "A resource belongs to the stack or is the warehouse."
  }
}

run "a_parent_may_start_follow_and_stop_its_tables" {
  command = plan

  assert {
    condition = {
      for row in output.policies["pipelines"].Statement : row.Sid => row.Resource
      if contains(["StartTables", "FollowTables", "LearnOfTheirEnd"], row.Sid)
      } == {
      StartTables     = ["arn:aws:states:eu-central-1:123456789012:stateMachine:demo-tpch-*"]
      FollowTables    = ["arn:aws:states:eu-central-1:123456789012:execution:demo-tpch-*:*"]
      LearnOfTheirEnd = ["arn:aws:events:eu-central-1:123456789012:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule"]
    }
    error_message = "startExecution.sync:2 needs these three rows."
  }
}

run "a_backfill_may_start_follow_and_stop_runs_and_nothing_else" {
  command = plan

  assert {
    condition = {
      for row in output.policies["backfills"].Statement : row.Sid => row.Resource
      if contains(["InvokeFunctions", "StartRuns", "FollowRuns", "LearnOfTheirEnd"], row.Sid)
      } == {
      InvokeFunctions = ["arn:aws:lambda:eu-central-1:123456789012:function:demo-plan-run"]
      StartRuns       = ["arn:aws:states:eu-central-1:123456789012:stateMachine:demo-tpch"]
      FollowRuns      = ["arn:aws:states:eu-central-1:123456789012:execution:demo-tpch:*"]
      LearnOfTheirEnd = ["arn:aws:events:eu-central-1:123456789012:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule"]
    }
    error_message = "Parents alone, never their tables."
  }
  assert {
    condition = toset([
      for call in flatten(regexall("\"Resource\": \"arn:aws:states:::(?:aws-sdk:)?([a-z]+:[A-Za-z]+)", file("../statemachines/backfill.asl.json"))) :
      call == "lambda:invoke" ? "lambda:InvokeFunction" : "${split(":", call)[0]}:${title(split(":", call)[1])}"
      ]) == toset([
      for action in flatten([for row in output.policies["backfills"].Statement : row.Action]) : action
      # The execution's two, and the rule, are what startExecution.sync:2 needs besides.
      if !startswith(action, "logs:") && !startswith(action, "xray:") && !startswith(action, "events:") && !contains(["states:DescribeExecution", "states:StopExecution"], action)
    ])
    error_message = "The table in iam.tf and the backfill machine differ."
  }
}

run "one_role_submits_completes_finds_and_cancels_statements" {
  command = plan

  assert {
    condition = length(setsubtract(
      [
        "redshift-data:BatchExecuteStatement", "redshift-data:ExecuteStatement", "redshift-data:DescribeStatement",
        "redshift-data:GetStatementResult", "redshift-serverless:GetCredentials", "states:SendTaskSuccess",
        "states:SendTaskFailure", "redshift-data:ListStatements", "redshift-data:CancelStatement",
      ],
      flatten(output.policies["statements"].Statement[*].Action)
    )) == 0
    error_message = "A statement is visible only to the role that sent it."
  }
  assert {
    condition     = [for row in output.policies["statements"].Statement : row.Resource if row.Sid == "SubmitStatements"] == [["arn:aws:redshift-serverless:eu-central-1:123456789012:workgroup/0a1b2c3d"]]
    error_message = "Statements go to one workgroup."
  }
  assert {
    condition = alltrue([
      for role, document in output.policies :
      role == "statements" || length([for action in flatten(document.Statement[*].Action) : action if startswith(action, "redshift")]) == 0
    ])
    error_message = "No other role talks to the warehouse."
  }
}

run "functions_read_pipelines_and_write_manifests" {
  command = plan

  assert {
    condition = {
      for row in output.policies["render-sql"].Statement : row.Sid => row.Resource if startswith(row.Action[0], "s3:")
      } == {
      ReadPipelines        = ["arn:aws:s3:::demo-sql-123456789012/sql/*"]
      TellMissingPipelines = ["arn:aws:s3:::demo-sql-123456789012"]
      ListFiles            = ["arn:aws:s3:::demo-data-123456789012"]
      WriteManifests       = ["arn:aws:s3:::demo-data-123456789012/stepshift/manifests/*"]
      KeepLayouts          = ["arn:aws:s3:::demo-data-123456789012/stepshift/layouts/*"]
      ReadSources          = ["arn:aws:s3:::demo-data-123456789012/*"]
      WriteLoadHistory     = ["arn:aws:s3:::demo-data-123456789012/stepshift/load_history/*"]
    }
    error_message = "render-sql lists files, reads and writes manifests, and claims new files in the load history."
  }
  assert {
    condition = {
      for row in output.policies["convert-xml"].Statement : row.Sid => row.Resource if startswith(row.Action[0], "s3:")
      } == {
      ReadFiles        = ["arn:aws:s3:::demo-data-123456789012/*"]
      TellMissingFiles = ["arn:aws:s3:::demo-data-123456789012"]
      WriteLines       = ["arn:aws:s3:::demo-data-123456789012/stepshift/converted/*"]
    }
    error_message = "convert-xml reads files and writes what it makes of them."
  }
  assert {
    condition     = toset(flatten(output.policies["checks"].Statement[*].Action)) == toset(["logs:CreateLogStream", "logs:PutLogEvents", "xray:PutTraceSegments", "xray:PutTelemetryRecords", "s3:GetObject", "s3:PutObject", "s3:ListBucket"])
    error_message = "The checks judge what they are given, list the files, and write the load history."
  }
  assert {
    condition     = toset(flatten([for row in output.policies["checks"].Statement : row.Resource if startswith(row.Action[0], "s3:")])) == toset(["arn:aws:s3:::demo-data-123456789012/stepshift/load_history/*", "arn:aws:s3:::demo-data-123456789012/stepshift/manifests/*", "arn:aws:s3:::demo-data-123456789012"])
    error_message = "The checks read the load history and what loads were rendered for, and no rows."
  }
}

run "policies_name_other_buckets_and_the_key_when_there_are_some" {
  command = plan

  variables {
    source_buckets = ["erp-export-demo"]
    kms_key_arn    = "arn:aws:kms:eu-central-1:123456789012:key/demo"
  }

  assert {
    condition     = [for row in output.policies["render-sql"].Statement : row.Resource if row.Sid == "ListFiles"] == [["arn:aws:s3:::demo-data-123456789012", "arn:aws:s3:::erp-export-demo"]]
    error_message = "Tables may name source_buckets."
  }
  assert {
    condition     = alltrue([for role in ["plan-run", "render-sql", "statements", "pipelines", "backfills"] : contains(output.policies[role].Statement[*].Sid, "UseKey")])
    error_message = "Whoever reads or writes what the key encrypts may use it."
  }
}

run "roles_have_a_path_and_a_boundary_and_trust_one_account" {
  command = plan

  variables {
    iam_path                 = "/elt/"
    permissions_boundary_arn = "arn:aws:iam::123456789012:policy/boundary"
  }

  assert {
    condition     = alltrue([for role in aws_iam_role.this : role.path == "/elt/" && role.permissions_boundary == "arn:aws:iam::123456789012:policy/boundary"])
    error_message = "Every role carries them."
  }
  assert {
    condition = alltrue([
      for name in ["statements", "pipelines", "backfills", "events", "scheduler"] :
      jsondecode(aws_iam_role.this[name].assume_role_policy).Statement[0].Condition == { StringEquals = { "aws:SourceAccount" = "123456789012" } }
    ])
    error_message = "A service may take a role for this account alone."
  }
}

run "a_role_may_do_what_its_machines_call_and_nothing_more" {
  command = plan

  # arn:aws:states:::aws-sdk:redshiftdata:describeStatement asks for redshift-data:DescribeStatement.
  assert {
    condition = toset([
      for call in flatten([
        for file in ["copy_and_merge", "run_phase", "complete_statement", "track_run", "sweep_statements"] :
        regexall("\"Resource\": \"arn:aws:states:::(?:aws-sdk:)?([a-z]+:[A-Za-z]+)", file("../statemachines/${file}.asl.json"))
      ]) :
      call == "lambda:invoke" ? "lambda:InvokeFunction" : "${lookup({ redshiftdata = "redshift-data", sfn = "states" }, split(":", call)[0], split(":", call)[0])}:${title(split(":", call)[1])}"
      ]) == toset([
      for action in flatten([for row in output.policies["statements"].Statement : row.Action]) : action
      if !startswith(action, "logs:") && !startswith(action, "xray:") && !startswith(action, "redshift-serverless:")
    ])
    error_message = "The table in iam.tf and the machines of the role statements differ."
  }
  assert {
    condition = toset([
      for call in flatten(regexall("\"Resource\": \"arn:aws:states:::(?:aws-sdk:)?([a-z]+:[A-Za-z]+)", file("../statemachines/pipeline.asl.json"))) :
      call == "lambda:invoke" ? "lambda:InvokeFunction" : "${split(":", call)[0]}:${title(split(":", call)[1])}"
      # A transaction asks for the actions of what it holds, here puts and updates.
      if call != "dynamodb:transactWriteItems"
      ]) == toset([
      for action in flatten([for row in output.policies["pipelines"].Statement : row.Action]) : action
      # The execution's two, and the rule, are what startExecution.sync:2 needs besides; the put is in a transaction.
      if !startswith(action, "logs:") && !startswith(action, "xray:") && !startswith(action, "events:") && !contains(["states:DescribeExecution", "states:StopExecution", "dynamodb:PutItem"], action)
    ])
    error_message = "The table in iam.tf and the parent machine differ."
  }
  assert {
    condition = (
      toset(flatten(regexall("(?:'|\")(Put|Update|Delete|ConditionCheck)(?:'|\"): \\{", file("../statemachines/pipeline.asl.json")))) == toset(["Put", "Update"]) &&
      length(setsubtract(["dynamodb:PutItem", "dynamodb:UpdateItem"], flatten(output.policies["pipelines"].Statement[*].Action))) == 0
    )
    error_message = "The parent's transactions hold puts and updates, and its role may do both."
  }
}

run "each_permission_on_runs_names_its_machines" {
  command = plan

  assert {
    condition = {
      for row in output.policies["statements"].Statement : row.Sid => row.Resource
      if contains(["AnswerTasks", "RecordRuns", "LookAtRuns", "TellPeople", "CompleteStatements"], row.Sid)
      } == {
      AnswerTasks        = ["arn:aws:states:eu-central-1:123456789012:stateMachine:demo-tpch-*"]
      RecordRuns         = ["arn:aws:dynamodb:eu-central-1:123456789012:table/demo-state"]
      LookAtRuns         = ["arn:aws:states:eu-central-1:123456789012:execution:demo-tpch:*", "arn:aws:states:eu-central-1:123456789012:execution:demo-tpch-backfill:*"]
      TellPeople         = ["arn:aws:sns:eu-central-1:123456789012:demo-notifications"]
      CompleteStatements = ["arn:aws:states:eu-central-1:123456789012:stateMachine:demo-complete-statement"]
    }
    error_message = "Only parents and backfills are looked at, and only complete-statement is started."
  }
  assert {
    condition     = [for row in output.policies["pipelines"].Statement : row.Resource if row.Sid == "RecordRuns"] == [["arn:aws:dynamodb:eu-central-1:123456789012:table/demo-state"]]
    error_message = "The lock is in the state table."
  }
}

run "rules_and_schedules_start_what_they_are_for" {
  command = plan

  assert {
    condition = { for role in ["events", "scheduler"] : role => [for row in output.policies[role].Statement : row.Resource if row.Sid == "StartMachines"] } == {
      events = [[
        "arn:aws:states:eu-central-1:123456789012:stateMachine:demo-complete-statement",
        "arn:aws:states:eu-central-1:123456789012:stateMachine:demo-track-run",
        "arn:aws:states:eu-central-1:123456789012:stateMachine:demo-tpch",
      ]]
      scheduler = [[
        "arn:aws:states:eu-central-1:123456789012:stateMachine:demo-sweep-statements",
        "arn:aws:states:eu-central-1:123456789012:stateMachine:demo-tpch",
      ]]
    }
    error_message = "A rule's role starts what rules start, the scheduler's what schedules start."
  }
}
