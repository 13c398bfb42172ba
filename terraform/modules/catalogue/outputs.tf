output "pipelines" {
  description = "The pipelines' names."
  value       = toset(keys(local.pipelines))
}

output "tables" {
  description = "<pipeline>-<table> to {pipeline, table}."
  value       = local.deployable
}

output "problems" {
  description = "What is wrong, a sentence each; empty if all is well."
  value       = local.problems
}
