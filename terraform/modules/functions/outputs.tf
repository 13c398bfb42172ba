output "functions" {
  description = "Handler to its function as deployed."
  value       = aws_lambda_function.this
}
