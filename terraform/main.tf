module "catalogue" {
  source = "./modules/catalogue"

  stack  = var.stack
  folder = local.sql_folder
  chosen = var.pipelines
  named_pipelines = {
    "schedules"                    = values(var.schedules)[*].pipeline
    "start_on_files"               = keys(var.start_on_files)
    "alerts.hours_without_success" = keys(var.alerts.hours_without_success)
    "alerts.tell_success"          = var.alerts.tell_success
  }
  named_tables = {
    "schedules" = flatten([for schedule in var.schedules : [for table in schedule.tables : "${schedule.pipeline}-${table}"]])
  }
}

# Ends a plan before anything is created. Not a variable's validation: that would ask terraform validate for the artifact.
resource "terraform_data" "preconditions" {
  lifecycle {
    precondition {
      condition     = fileexists(local.function_zip)
      error_message = "There is no ${local.function_zip}; build it with ./mvnw -pl src/lambda -am package -DskipTests -Dnative (or without -Dnative, and runtime = \"java21\"), or set function_zip to its path."
    }
    precondition {
      condition     = length(module.catalogue.problems) == 0
      error_message = join("\n", module.catalogue.problems)
    }
  }
}

module "network" {
  source = "./modules/network"
  count  = var.create_warehouse ? 1 : 0

  stack      = var.stack
  region     = local.region
  cidr_block = var.warehouse.cidr_block
}

module "warehouse" {
  source = "./modules/warehouse"
  count  = var.create_warehouse ? 1 : 0

  stack             = var.stack
  database          = var.database
  base_capacity     = var.warehouse.base_capacity
  daily_rpu_hours   = var.warehouse.daily_rpu_hours
  copy_role_arn     = aws_iam_role.this["copy"].arn
  database_user     = "IAMR:${local.role_names["statements"]}"
  subnet_ids        = module.network[0].subnet_ids
  security_group_id = module.network[0].security_group_id
}

module "storage" {
  source = "./modules/storage"

  create_data_bucket     = var.data_bucket == null
  create_sql_bucket      = var.sql_bucket == null
  data_bucket            = local.data_bucket
  sql_bucket             = local.sql_bucket
  sql_folder             = local.sql_folder
  sql_files              = module.catalogue.sql_files
  state_table            = local.state_table
  kms_key_arn            = var.kms_key_arn
  delete_data_on_destroy = var.delete_data_on_destroy
}

module "functions" {
  source = "./modules/functions"

  stack                = var.stack
  zip                  = local.function_zip
  runtime              = var.runtime
  architecture         = var.architecture
  reserved_concurrency = var.reserved_concurrency
  retention_days       = var.logs.retention_days
  role_arns = {
    "plan-run"         = local.role_arns["plan-run"]
    "render-sql"       = local.role_arns["render-sql"]
    "convert-xml"      = local.role_arns["convert-xml"]
    "check-validation" = local.role_arns["checks"]
    "check-run"        = local.role_arns["checks"]
  }
  environment = {
    STEPSHIFT_STACK       = var.stack
    STEPSHIFT_DATA_BUCKET = local.data_bucket
    STEPSHIFT_SQL_BUCKET  = local.sql_bucket
    STEPSHIFT_SQL_PREFIX  = "sql/"
    STEPSHIFT_IAM_ROLE    = var.copy_role_arn
  }
}

# One group for all machines: a new table must not bring a resource besides its machine.
resource "aws_cloudwatch_log_group" "machines" {
  # checkov:skip=CKV_AWS_158: CloudWatch encrypts it with its own key; errors may quote a row that could not be loaded, so set logs.level to OFF where that is too much
  # Names that begin so share one resource policy, whose size is limited:
  # https://docs.aws.amazon.com/step-functions/latest/dg/bp-cwl.html
  name              = "/aws/vendedlogs/states/${var.stack}"
  retention_in_days = var.logs.retention_days
}

# Starts that EventBridge could not deliver: a schedule's, a file's, or the end of a statement or a run.
resource "aws_sqs_queue" "undelivered" {
  name                      = "${var.stack}-undelivered"
  message_retention_seconds = 14 * 24 * 3600
  sqs_managed_sse_enabled   = true
}

# The scheduler writes with its role; rules write as the service.
# https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
resource "aws_sqs_queue_policy" "undelivered" {
  queue_url = aws_sqs_queue.undelivered.url
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "RulesOfThisStack"
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = "sqs:SendMessage"
      Resource  = aws_sqs_queue.undelivered.arn
      Condition = { ArnLike = { "aws:SourceArn" = local.rule_arns } }
    }]
  })
}

module "copy_and_merge" {
  source   = "./modules/state_machine"
  for_each = module.catalogue.tables

  name         = "${var.stack}-${each.key}"
  file         = "${local.machines_folder}/copy_and_merge.asl.json"
  type         = "STANDARD"
  placeholders = merge(local.placeholders, { pipeline = each.value.pipeline, table = each.value.table })
  role_arn     = local.role_arns["statements"]
  log_group    = aws_cloudwatch_log_group.machines.arn
  log_level    = var.logs.level
}

module "pipeline" {
  source   = "./modules/state_machine"
  for_each = module.catalogue.pipelines

  name = "${var.stack}-${each.key}"
  file = "${local.machines_folder}/pipeline.asl.json"
  type = "STANDARD"
  placeholders = merge(local.placeholders, {
    pipeline         = each.key
    child_arn_prefix = "${local.parent_arns[each.key]}-"
  })
  role_arn  = local.role_arns["pipelines"]
  log_group = aws_cloudwatch_log_group.machines.arn
  log_level = var.logs.level
}

module "backfill" {
  source   = "./modules/state_machine"
  for_each = module.catalogue.pipelines

  name = "${var.stack}-${each.key}-backfill"
  file = "${local.machines_folder}/backfill.asl.json"
  type = "STANDARD"
  placeholders = merge(local.placeholders, {
    pipeline           = each.key
    parent_machine_arn = local.parent_arns[each.key]
  })
  role_arn  = local.role_arns["backfills"]
  log_group = aws_cloudwatch_log_group.machines.arn
  log_level = var.logs.level
}

module "run_phase" {
  source   = "./modules/state_machine"
  for_each = module.catalogue.phase_machines

  name         = "${var.stack}-${each.value}"
  file         = "${local.machines_folder}/run_phase.asl.json"
  type         = "STANDARD"
  placeholders = merge(local.placeholders, { pipeline = each.key })
  role_arn     = local.role_arns["statements"]
  log_group    = aws_cloudwatch_log_group.machines.arn
  log_level    = var.logs.level
}

module "statements" {
  source = "./modules/statements"

  stack             = var.stack
  folder            = local.machines_folder
  placeholders      = local.placeholders
  role_arn          = local.role_arns["statements"]
  events_role_arn   = local.role_arns["events"]
  undelivered_queue = aws_sqs_queue.undelivered.arn
  log_group         = aws_cloudwatch_log_group.machines.arn
  log_level         = var.logs.level

  pipelines          = module.catalogue.pipelines
  sweep_minutes      = var.sweep_minutes
  scheduler_role_arn = local.role_arns["scheduler"]
}

module "runs" {
  source = "./modules/runs"

  stack             = var.stack
  folder            = local.machines_folder
  placeholders      = local.placeholders
  parent_arns       = local.parent_arns
  tell_success      = var.alerts.tell_success
  role_arn          = local.role_arns["statements"]
  events_role_arn   = local.role_arns["events"]
  undelivered_queue = aws_sqs_queue.undelivered.arn
  log_group         = aws_cloudwatch_log_group.machines.arn
  log_level         = var.logs.level
}

module "triggers" {
  source = "./modules/triggers"

  stack       = var.stack
  folder      = local.machines_folder
  parent_arns = local.parent_arns
  # A name that is not a pipeline is told by terraform_data.preconditions, not by an index that is missing.
  schedules          = { for name, schedule in var.schedules : name => schedule if contains(module.catalogue.pipelines, schedule.pipeline) }
  start_on_files     = { for pipeline, key in var.start_on_files : pipeline => key if contains(module.catalogue.pipelines, pipeline) }
  data_bucket        = local.data_bucket
  scheduler_role_arn = local.role_arns["scheduler"]
  events_role_arn    = local.role_arns["events"]
  undelivered_queue  = aws_sqs_queue.undelivered.arn

  # Nothing may start a pipeline before all of it is there.
  depends_on = [module.storage, module.functions, module.statements, module.runs, module.copy_and_merge, module.run_phase, module.pipeline]
}

module "notifications" {
  source = "./modules/notifications"

  stack                 = var.stack
  account               = local.account
  region                = local.region
  parent_arns           = local.parent_arns
  emails                = var.alerts.emails
  longest_run_minutes   = var.alerts.longest_run_minutes
  hours_without_success = var.alerts.hours_without_success
  functions             = keys(local.function_arns)
  stack_machine_arns    = local.stack_machine_arns
  undelivered_queue     = aws_sqs_queue.undelivered.name
}
