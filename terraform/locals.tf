data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

# Asks for the workgroup's ARN, which holds an id that its name does not tell.
data "aws_redshiftserverless_workgroup" "existing" {
  count = var.workgroup_name == null ? 0 : 1

  workgroup_name = var.workgroup_name
}

# Asks for the cluster too, so that a wrong name ends the plan and not the first load.
data "aws_redshift_cluster" "existing" {
  count = var.cluster_identifier == null ? 0 : 1

  cluster_identifier = var.cluster_identifier

  lifecycle {
    postcondition {
      condition     = var.copy_role_arn != "default" || try(length(self.default_iam_role_arn) > 0, false)
      error_message = "The cluster ${var.cluster_identifier} has no default role for COPY to read S3 with; give it one (aws redshift modify-cluster-iam-roles --default-iam-role-arn ...), or set copy_role_arn to a role that is attached to it."
    }
  }
}

locals {
  account   = data.aws_caller_identity.current.account_id
  partition = data.aws_partition.current.partition
  # The one attribute that holds the Region's name in version 5 and 6 of the provider.
  region = data.aws_region.current.id

  machines_folder = "${path.module}/../statemachines"
  sql_folder      = coalesce(var.sql_folder, "${path.module}/../sql")
  function_zip    = coalesce(var.function_zip, "${path.module}/../target/function.zip")

  # Names are composed, not asked for, so that a plan shows definitions and policies in full.
  machine_prefix   = "arn:${local.partition}:states:${local.region}:${local.account}:stateMachine:${var.stack}"
  execution_prefix = "arn:${local.partition}:states:${local.region}:${local.account}:execution:${var.stack}"
  parent_arns      = { for pipeline in module.catalogue.pipelines : pipeline => "${local.machine_prefix}-${pipeline}" }
  rule_arns        = "arn:${local.partition}:events:${local.region}:${local.account}:rule/${var.stack}-*"

  # The machines that a stack has once.
  stack_machine_arns = { for name in ["complete-statement", "track-run", "sweep-statements"] : name => "${local.machine_prefix}-${name}" }

  data_bucket = coalesce(var.data_bucket, "${var.stack}-data-${local.account}")
  sql_bucket  = coalesce(var.sql_bucket, "${var.stack}-sql-${local.account}")
  state_table = "${var.stack}-state"
  topic_arn   = "arn:${local.partition}:sns:${local.region}:${local.account}:${var.stack}-notifications"
  queue_arn   = "arn:${local.partition}:sqs:${local.region}:${local.account}:${var.stack}-undelivered"

  state_table_arn = "arn:${local.partition}:dynamodb:${local.region}:${local.account}:table/${local.state_table}"

  warehouse = {
    parameter = var.cluster_identifier == null ? "WorkgroupName" : "ClusterIdentifier"
    name      = var.create_warehouse ? var.stack : coalesce(var.workgroup_name, var.cluster_identifier, var.stack)
    arn       = one(concat(module.warehouse[*].workgroup_arn, data.aws_redshiftserverless_workgroup.existing[*].arn, data.aws_redshift_cluster.existing[*].arn))
  }

  # A function on the JVM is called by the alias whose version has a snapshot.
  function_suffix = var.runtime == "native" ? "" : ":live"
  function_arns = {
    for name in ["plan-run", "render-sql", "convert-xml", "check-validation", "check-run"] :
    name => "arn:${local.partition}:lambda:${local.region}:${local.account}:function:${var.stack}-${name}${local.function_suffix}"
  }

  # What machine and rule files may use; the laptop supplies the same names.
  placeholders = {
    stack                          = var.stack
    warehouse_parameter            = local.warehouse.parameter
    warehouse                      = local.warehouse.name
    database                       = var.database
    state_table                    = local.state_table
    notifications_topic_arn        = local.topic_arn
    complete_statement_machine_arn = local.stack_machine_arns["complete-statement"]
    plan_run_function_arn          = local.function_arns["plan-run"]
    render_sql_function_arn        = local.function_arns["render-sql"]
    convert_xml_function_arn       = local.function_arns["convert-xml"]
    check_validation_function_arn  = local.function_arns["check-validation"]
    check_run_function_arn         = local.function_arns["check-run"]
  }
}

# What EventBridge Scheduler takes for cron: https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
locals {
  # Field to one value of it, and to what a list of it may hold besides.
  cron_fields = {
    minutes = { value = "[0-5]?[0-9]", besides = [] }
    hours   = { value = "(?:[01]?[0-9]|2[0-3])", besides = [] }
    days    = { value = "(?:0?[1-9]|[12][0-9]|3[01])", besides = ["L", "LW", "[0-9]{1,2}W"] }
    months  = { value = "(?:0?[1-9]|1[0-2]|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)", besides = [] }
    weekday = { value = "(?:[1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)", besides = ["L", "[1-7]L", "(?:[1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)#[1-5]"] }
    years   = { value = "(?:19[7-9][0-9]|2[01][0-9]{2})", besides = [] }
  }
  cron_items = {
    for name, field in local.cron_fields :
    name => "(?:${join("|", concat(["(?:\\*|${field.value}(?:-${field.value})?)(?:/[0-9]+)?"], field.besides))})"
  }
  cron = { for name, item in local.cron_items : name => "${item}(?:,${item})*" }
  schedule_expressions = [
    "cron\\(${local.cron.minutes} ${local.cron.hours} (?:${local.cron.days} ${local.cron.months} \\?|\\? ${local.cron.months} ${local.cron.weekday}) ${local.cron.years}\\)",
    "rate\\([1-9][0-9]* (?:minute|hour|day)s?\\)",
    "at\\([0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\\)",
  ]
}
