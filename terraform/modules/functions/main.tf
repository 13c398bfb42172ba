# All functions from one artifact: QUARKUS_LAMBDA_HANDLER chooses which of them a function is.

locals {
  native = var.runtime == "native"

  # Seconds, a little less than the Tasks wait.
  timeouts = { "check-validation" = 50, "convert-xml" = 890 }
  # A core comes with 1,769 MB, and to convert is to compute.
  # https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html
  memory = { "convert-xml" = 1769 }

  # https://quarkus.io/guides/aws-lambda
  settings = merge(
    var.environment,
    # Quarkus asks for it: the executable may not handle the signals that Lambda freezes it with.
    { for name in ["DISABLE_SIGNAL_HANDLERS"] : name => "true" if local.native },
  )
}

# Made here, not by Lambda at the first call, so that it has a retention and goes with the stack.
resource "aws_cloudwatch_log_group" "this" {
  # checkov:skip=CKV_AWS_158: The functions log names, counts and errors, no rows; CloudWatch encrypts them with its own key
  for_each = var.role_arns

  name              = "/aws/lambda/${var.stack}-${each.key}"
  retention_in_days = var.retention_days
}

resource "aws_lambda_function" "this" {
  # checkov:skip=CKV_AWS_116: Only machines call them, and wait for the answer; a dead-letter queue is for calls that nobody waits for
  # checkov:skip=CKV_AWS_117: They call S3 alone, and no network of yours
  # checkov:skip=CKV_AWS_173: The variables are names, no secrets
  # checkov:skip=CKV_AWS_272: The artifact is built from this repository by whoever applies it
  for_each = var.role_arns

  function_name                  = "${var.stack}-${each.key}"
  role                           = each.value
  filename                       = var.zip
  source_code_hash               = try(filebase64sha256(var.zip), null) # that it is missing is told by the root module
  architectures                  = [var.architecture]
  runtime                        = local.native ? "provided.al2023" : "java21"
  handler                        = local.native ? "bootstrap" : "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest"
  memory_size                    = lookup(local.memory, each.key, local.native ? 256 : 512)
  timeout                        = lookup(local.timeouts, each.key, 110)
  reserved_concurrent_executions = var.reserved_concurrency
  publish                        = !local.native

  environment {
    variables = merge(local.settings, { QUARKUS_LAMBDA_HANDLER = each.key })
  }

  tracing_config {
    mode = "Active"
  }

  # Only managed runtimes start from a snapshot, and only their published versions.
  # https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html
  dynamic "snap_start" {
    for_each = local.native ? [] : ["PublishedVersions"]
    content {
      apply_on = snap_start.value
    }
  }

  depends_on = [aws_cloudwatch_log_group.this]
}

resource "aws_lambda_alias" "live" {
  for_each = { for name, role in var.role_arns : name => role if !local.native }

  name             = "live"
  function_name    = aws_lambda_function.this[each.key].function_name
  function_version = aws_lambda_function.this[each.key].version
}
