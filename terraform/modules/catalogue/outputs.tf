output "pipelines" {
  description = "The pipelines' names."
  value       = toset(keys(local.named))
}

output "sql_files" {
  description = "The files to upload, by their paths in the folder."
  value       = local.sql_files
}

output "tables" {
  description = "<pipeline>-<table> to {pipeline, table}."
  value       = local.deployable
}

output "problems" {
  description = "What is wrong, a sentence each; empty if all is well."
  value       = local.problems
}

output "phase_machines" {
  description = "Pipeline with SQL around its tables, to the name of the machine that runs it, without the stack's."
  value       = local.phase_machines
}
