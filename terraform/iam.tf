# Who may do what: one row a permission, the page it comes from above it. A * stands only where AWS
# offers nothing narrower, and says so beside it; the tests refuse any other.

locals {
  # Role to the services that take it.
  role_services = merge(
    {
      "plan-run"    = ["lambda.amazonaws.com"]
      "render-sql"  = ["lambda.amazonaws.com"]
      "convert-xml" = ["lambda.amazonaws.com"]
      "checks"      = ["lambda.amazonaws.com"]
      # Submits statements, completes, finds and cancels them: a statement is visible only to the role that sent it.
      # https://docs.aws.amazon.com/redshift/latest/mgmt/data-api-iam.html
      "statements" = ["states.amazonaws.com"]
      "pipelines"  = ["states.amazonaws.com"]
      "backfills"  = ["states.amazonaws.com"]
      "events"     = ["events.amazonaws.com"]
      "scheduler"  = ["scheduler.amazonaws.com"]
    },
    # https://docs.aws.amazon.com/redshift/latest/mgmt/redshift-serverless-iam.html
    { for name in ["copy"] : name => ["redshift.amazonaws.com", "redshift-serverless.amazonaws.com"] if var.create_warehouse },
  )
  role_names = { for role in keys(local.role_services) : role => "${var.stack}-${role}" }

  # https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs.html
  function_logs = {
    for role, functions in {
      "plan-run"    = ["plan-run"]
      "render-sql"  = ["render-sql"]
      "convert-xml" = ["convert-xml"]
      "checks"      = ["check-validation", "check-run"]
      } : role => {
      WriteLogs = {
        actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        resources = [for name in functions : "arn:${local.partition}:logs:${local.region}:${local.account}:log-group:/aws/lambda/${var.stack}-${name}:*"]
      }
    }
  }

  # https://docs.aws.amazon.com/xray/latest/devguide/security_iam_service-with-iam.html
  traces = {
    WriteTraces = {
      actions   = ["xray:PutTraceSegments", "xray:PutTelemetryRecords"]
      resources = ["*"] # X-Ray has no resources that these actions could name.
    }
  }

  # https://docs.aws.amazon.com/xray/latest/devguide/xray-services-stepfunctions.html
  sampled_traces = {
    WriteTraces = {
      actions   = ["xray:PutTraceSegments", "xray:PutTelemetryRecords", "xray:GetSamplingRules", "xray:GetSamplingTargets"]
      resources = ["*"] # X-Ray has no resources that these actions could name.
    }
  }

  # https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
  machine_logs = {
    WriteLogs = {
      actions = [
        "logs:CreateLogDelivery", "logs:GetLogDelivery", "logs:UpdateLogDelivery", "logs:DeleteLogDelivery",
        "logs:ListLogDeliveries", "logs:PutResourcePolicy", "logs:DescribeResourcePolicies", "logs:DescribeLogGroups",
      ]
      resources = ["*"] # CloudWatch Logs defines no resource for log deliveries.
    }
  }

  # https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
  read_pipelines = {
    ReadPipelines = {
      actions   = ["s3:GetObject"]
      resources = ["arn:${local.partition}:s3:::${local.sql_bucket}/sql/*"]
    }
    # Without it S3 answers 403 for a key that does not exist, and nobody learns that it is missing.
    TellMissingPipelines = {
      actions   = ["s3:ListBucket"]
      resources = ["arn:${local.partition}:s3:::${local.sql_bucket}"]
    }
  }

  # https://docs.aws.amazon.com/kms/latest/developerguide/services-s3.html
  # https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html
  use_key = {
    for sid in ["UseKey"] : sid => {
      actions   = ["kms:Decrypt", "kms:GenerateDataKey", "kms:DescribeKey"]
      resources = [var.kms_key_arn]
    } if var.kms_key_arn != null
  }

  # Which files of a source of new ones a table has loaded. https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
  write_load_history = {
    actions   = ["s3:PutObject"]
    resources = ["arn:${local.partition}:s3:::${local.data_bucket}/stepshift/load_history/*"]
  }

  source_arns = [for bucket in concat([local.data_bucket], var.source_buckets) : "arn:${local.partition}:s3:::${bucket}"]

  policies = merge(
    {
      "plan-run" = merge(local.function_logs["plan-run"], local.traces, local.read_pipelines, local.use_key)

      "render-sql" = merge(local.function_logs["render-sql"], local.traces, local.read_pipelines, local.use_key, {
        # Keys, sizes and ETags come from the listing.
        # https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
        ListFiles = {
          actions   = ["s3:ListBucket"]
          resources = local.source_arns
        }
        # https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
        WriteManifests = {
          actions   = ["s3:PutObject"]
          resources = ["arn:${local.partition}:s3:::${local.data_bucket}/stepshift/manifests/*"]
        }
        # What is known of the columns of files, so that a redrive need not read them again.
        KeepLayouts = {
          actions   = ["s3:PutObject"]
          resources = ["arn:${local.partition}:s3:::${local.data_bucket}/stepshift/layouts/*"]
        }
        # Manifests of producers, size and ETag of the files that they list, the headers of files, and what earlier
        # loads took:
        # https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
        # https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html
        ReadSources = {
          actions   = ["s3:GetObject"]
          resources = [for arn in local.source_arns : "${arn}/*"]
        }
        WriteLoadHistory = local.write_load_history
      })

      "convert-xml" = merge(local.function_logs["convert-xml"], local.traces, local.use_key, {
        # https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
        ReadFiles = {
          actions   = ["s3:GetObject"]
          resources = [for arn in local.source_arns : "${arn}/*"]
        }
        # Without it S3 answers 403 for a file that is gone.
        TellMissingFiles = {
          actions   = ["s3:ListBucket"]
          resources = local.source_arns
        }
        # https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html#mpuAndPermissions
        WriteLines = {
          actions   = ["s3:PutObject", "s3:AbortMultipartUpload"]
          resources = ["arn:${local.partition}:s3:::${local.data_bucket}/stepshift/converted/*"]
        }
      })

      "checks" = merge(local.function_logs["checks"], local.traces, local.use_key, {
        # The files of a load that the ledger holds become loaded ones.
        ReadLoadHistory = {
          actions   = ["s3:GetObject"]
          resources = local.write_load_history.resources
        }
        WriteLoadHistory = local.write_load_history
        # Which files a load was rendered for.
        ReadSourceNotes = {
          actions   = ["s3:GetObject"]
          resources = ["arn:${local.partition}:s3:::${local.data_bucket}/stepshift/manifests/*"]
        }
        # Whether they are still those; to list them gives no right to read them.
        # https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
        ListFiles = {
          actions   = ["s3:ListBucket"]
          resources = local.source_arns
        }
      })

      "statements" = merge(local.machine_logs, local.sampled_traces, local.use_key, local.connect, {
        # https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html
        InvokeFunctions = {
          actions   = ["lambda:InvokeFunction"]
          resources = [for name in ["render-sql", "convert-xml", "check-validation"] : local.function_arns[name]]
        }
        # https://docs.aws.amazon.com/redshift/latest/mgmt/data-api-iam.html
        SubmitStatements = {
          actions   = ["redshift-data:BatchExecuteStatement", "redshift-data:ExecuteStatement"]
          resources = [local.warehouse.arn]
        }
        # https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonredshiftdataapi.html
        ReadStatements = {
          actions   = ["redshift-data:DescribeStatement", "redshift-data:GetStatementResult", "redshift-data:ListStatements"]
          resources = ["*"] # A statement has no ARN; the Data API itself shows it to its sender's role alone.
        }
        CancelStatements = {
          actions   = ["redshift-data:CancelStatement"]
          resources = ["*"] # A statement has no ARN; the Data API lets its sender's role alone cancel it.
        }
        # The resource is the machine whose Task waits for the token.
        # https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html
        AnswerTasks = {
          actions   = ["states:SendTaskSuccess", "states:SendTaskFailure"]
          resources = [for pipeline in module.catalogue.pipelines : "${local.machine_prefix}-${pipeline}-*"]
        }
        # https://docs.aws.amazon.com/step-functions/latest/dg/connect-ddb.html
        RecordRuns = {
          actions   = ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"]
          resources = [local.state_table_arn]
        }
        # track-run asks how a run stands now, and tells people.
        # https://docs.aws.amazon.com/step-functions/latest/dg/concept-create-iam-advanced.html
        LookAtRuns = {
          actions   = ["states:DescribeExecution"]
          resources = flatten([for pipeline in module.catalogue.pipelines : ["${local.execution_prefix}-${pipeline}:*", "${local.execution_prefix}-${pipeline}-backfill:*"]])
        }
        # https://docs.aws.amazon.com/step-functions/latest/dg/connect-sns.html
        TellPeople = {
          actions   = ["sns:Publish"]
          resources = [local.topic_arn]
        }
        # sweep-statements hands on what no event told of.
        # https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html
        CompleteStatements = {
          actions   = ["states:StartExecution"]
          resources = [local.stack_machine_arns["complete-statement"]]
        }
      })

      # https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html
      "pipelines" = merge(local.machine_logs, local.sampled_traces, local.use_key, {
        # https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html
        InvokeFunctions = {
          actions   = ["lambda:InvokeFunction"]
          resources = [local.function_arns["plan-run"], local.function_arns["check-run"]]
        }
        # A transaction needs the actions of what it holds: puts and updates.
        # https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html
        RecordRuns = {
          actions   = ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"]
          resources = [local.state_table_arn]
        }
        StartTables = {
          actions   = ["states:StartExecution"]
          resources = [for pipeline in module.catalogue.pipelines : "${local.machine_prefix}-${pipeline}-*"]
        }
        FollowTables = {
          actions   = ["states:DescribeExecution", "states:StopExecution"]
          resources = [for pipeline in module.catalogue.pipelines : "${local.execution_prefix}-${pipeline}-*:*"]
        }
        # Step Functions learns from this rule, which it manages, that a child has ended.
        LearnOfTheirEnd = {
          actions   = ["events:PutTargets", "events:PutRule", "events:DescribeRule"]
          resources = ["arn:${local.partition}:events:${local.region}:${local.account}:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule"]
        }
      })

      # A role of its own: a run may not start a run.
      # https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html
      "backfills" = merge(local.machine_logs, local.sampled_traces, local.use_key, {
        # https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html
        InvokeFunctions = {
          actions   = ["lambda:InvokeFunction"]
          resources = [local.function_arns["plan-run"]]
        }
        StartRuns = {
          actions   = ["states:StartExecution"]
          resources = values(local.parent_arns)
        }
        FollowRuns = {
          actions   = ["states:DescribeExecution", "states:StopExecution"]
          resources = [for pipeline in module.catalogue.pipelines : "${local.execution_prefix}-${pipeline}:*"]
        }
        # Step Functions learns from this rule, which it manages, that a run has ended.
        LearnOfTheirEnd = {
          actions   = ["events:PutTargets", "events:PutRule", "events:DescribeRule"]
          resources = ["arn:${local.partition}:events:${local.region}:${local.account}:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule"]
        }
      })

      # https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-identity-based.html
      "events" = {
        StartMachines = {
          actions = ["states:StartExecution"]
          resources = concat(
            [local.stack_machine_arns["complete-statement"], local.stack_machine_arns["track-run"]],
            [for pipeline in keys(var.start_on_files) : "${local.machine_prefix}-${pipeline}"],
          )
        }
      }

      # https://docs.aws.amazon.com/scheduler/latest/UserGuide/setting-up.html
      "scheduler" = {
        StartMachines = {
          actions = ["states:StartExecution"]
          resources = concat(
            [local.stack_machine_arns["sweep-statements"]],
            [for pipeline in distinct(values(var.schedules)[*].pipeline) : "${local.machine_prefix}-${pipeline}"],
          )
        }
        # https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html
        KeepUndelivered = {
          actions   = ["sqs:SendMessage"]
          resources = [local.queue_arn]
        }
      }
    },
    {
      # https://docs.aws.amazon.com/redshift/latest/dg/copy-usage_notes-access-permissions.html
      for role in ["copy"] : role => merge(
        {
          ReadFiles = {
            actions   = ["s3:GetObject"]
            resources = [for arn in local.source_arns : "${arn}/*"]
          }
          ListFiles = {
            actions   = ["s3:ListBucket"]
            resources = local.source_arns
          }
        },
        { for sid, row in local.use_key : sid => { actions = ["kms:Decrypt"], resources = row.resources } },
      ) if contains(keys(local.role_services), role)
    },
  )

  # How the machines log in, without a password.
  # https://docs.aws.amazon.com/redshift/latest/mgmt/data-api-access.html
  connect = merge(
    {
      for sid in ["Connect"] : sid => {
        actions   = ["redshift-serverless:GetCredentials"]
        resources = [local.warehouse.arn]
      } if var.cluster_identifier == null
    },
    {
      for sid in ["Connect"] : sid => {
        actions   = ["redshift:GetClusterCredentialsWithIAM"]
        resources = ["arn:${local.partition}:redshift:${local.region}:${local.account}:dbname:${var.cluster_identifier}/${var.database}"]
      } if var.cluster_identifier != null
    },
  )

  policy_documents = {
    for role, rows in local.policies : role => {
      Version = "2012-10-17"
      Statement = [
        for sid, row in rows : { Sid = sid, Effect = "Allow", Action = row.actions, Resource = row.resources }
      ]
    }
  }

  # An ARN taken from here is one whose policy is in place: Step Functions looks when a machine is created.
  role_arns = { for role, policy in aws_iam_role_policy.this : role => aws_iam_role.this[role].arn }
}

resource "aws_iam_role" "this" {
  for_each = local.role_services

  name                 = local.role_names[each.key]
  path                 = var.iam_path
  permissions_boundary = var.permissions_boundary_arn

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [merge(
      {
        Effect    = "Allow"
        Action    = "sts:AssumeRole"
        Principal = { Service = each.value }
      },
      # The confused deputy: https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
      # Lambda and Redshift do not send the condition's key when they take a role.
      {
        for key in ["Condition"] : key => { StringEquals = { "aws:SourceAccount" = local.account } }
        if contains(["states.amazonaws.com", "events.amazonaws.com", "scheduler.amazonaws.com"], each.value[0])
      },
    )]
  })
}

resource "aws_iam_role_policy" "this" {
  for_each = local.role_services

  name   = "stepshift"
  role   = aws_iam_role.this[each.key].name
  policy = jsonencode(local.policy_documents[each.key])
}
