output "pipeline_machines" {
  description = "Pipeline to the ARN of the machine to start and to redrive."
  value       = { for name, machine in module.pipeline : name => machine.arn }
}

output "backfill_machines" {
  description = "Pipeline to the ARN of the machine to start and to redrive for a range of dates."
  value       = { for name, machine in module.backfill : name => machine.arn }
}

output "table_machines" {
  description = "<pipeline>-<table> to the ARN of its machine."
  value       = { for name, machine in module.copy_and_merge : name => machine.arn }
}

output "data_bucket" {
  description = "Where source files go."
  value       = module.storage.data_bucket
}

output "sql_bucket" {
  description = "Where the sql folder is uploaded to."
  value       = module.storage.sql_bucket
}

output "state_table" {
  description = "The DynamoDB table of locks, runs and loads."
  value       = module.storage.state_table
}

output "database_user" {
  description = "Whom the loads connect as."
  value       = "IAMR:${local.role_names["statements"]}"
}

output "grants" {
  description = "The SQL that a superuser of an existing warehouse runs once; a created warehouse has it already."
  value       = <<-SQL
    create user "IAMR:${local.role_names["statements"]}" password disable;
    grant create on database "${var.database}" to "IAMR:${local.role_names["statements"]}";
  SQL
}

output "dashboard" {
  description = "Where to look."
  value       = "https://${local.region}.console.aws.amazon.com/cloudwatch/home?region=${local.region}#dashboards:name=${var.stack}"
}

output "topic_arn" {
  description = "The SNS topic of failed runs and alarms."
  value       = module.notifications.topic_arn
}

output "policies" {
  description = "Role to its policy, to read or to compare."
  value       = local.policy_documents
}

output "definitions" {
  description = "Machine, without the stack's name, to its definition."
  value = merge(
    { for name, machine in module.pipeline : name => machine.definition },
    { for name, machine in module.copy_and_merge : name => machine.definition },
    { for name, machine in module.backfill : "${name}-backfill" => machine.definition },
    { for pipeline, machine in module.run_phase : "${pipeline}-run-phase" => machine.definition },
    module.statements.definitions,
    { "track-run" = module.runs.definition },
  )
}

output "alarms" {
  description = "Names of the alarms."
  value       = module.notifications.alarms
}
