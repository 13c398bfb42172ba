# Two buckets, one for source files and manifests, one for the sql folder, and the table of loads.

locals {
  created = merge(
    { for kind in ["data"] : kind => var.data_bucket if var.create_data_bucket },
    { for kind in ["sql"] : kind => var.sql_bucket if var.create_sql_bucket },
  )
}

resource "aws_s3_bucket" "this" {
  # checkov:skip=CKV_AWS_18: Access logs would need a bucket of their own; CloudTrail data events tell the same where they are wanted
  # checkov:skip=CKV_AWS_144: Source files come from systems that have them, and the rest is made again by an apply
  # checkov:skip=CKV2_AWS_61: The data bucket has one below; former versions in the sql bucket are a few kilobytes, and a way back
  # checkov:skip=CKV2_AWS_62: The data bucket sends its events to EventBridge, in the module triggers; nobody waits for those of the sql bucket
  for_each = local.created

  bucket = each.value
  # The sql bucket holds nothing that the repository lacks.
  force_destroy = each.key == "sql" || var.delete_data_on_destroy
}

resource "aws_s3_bucket_public_access_block" "this" {
  for_each = aws_s3_bucket.this

  bucket                  = each.value.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "this" {
  for_each = aws_s3_bucket.this

  bucket = each.value.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_versioning" "this" {
  for_each = aws_s3_bucket.this

  bucket = each.value.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
  for_each = aws_s3_bucket.this

  bucket = each.value.id

  rule {
    bucket_key_enabled = var.kms_key_arn != null

    apply_server_side_encryption_by_default {
      sse_algorithm     = var.kms_key_arn == null ? "AES256" : "aws:kms"
      kms_master_key_id = var.kms_key_arn
    }
  }
}

resource "aws_s3_bucket_policy" "this" {
  for_each = aws_s3_bucket.this

  bucket = each.value.id
  # https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "RefusePlainHttp"
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = [each.value.arn, "${each.value.arn}/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })

  # S3 takes one change of a bucket's access at a time.
  depends_on = [aws_s3_bucket_public_access_block.this, aws_s3_bucket_ownership_controls.this]
}

resource "aws_s3_bucket_lifecycle_configuration" "data" {
  count = var.create_data_bucket ? 1 : 0

  bucket = aws_s3_bucket.this["data"].id

  # A manifest serves one load; a run can be redriven for 14 days.
  rule {
    id     = "manifests"
    status = "Enabled"

    filter {
      prefix = "stepshift/manifests/"
    }
    expiration {
      days = 30
    }
    noncurrent_version_expiration {
      noncurrent_days = 1
    }
  }

  # Known layouts save reading headers, and are read anew when they are gone.
  rule {
    id     = "layouts"
    status = "Enabled"

    filter {
      prefix = "stepshift/layouts/"
    }
    expiration {
      days = 30
    }
    noncurrent_version_expiration {
      noncurrent_days = 1
    }
  }

  # COPY reads them minutes after they are written.
  rule {
    id     = "converted"
    status = "Enabled"

    filter {
      prefix = "stepshift/converted/"
    }
    expiration {
      days = 7
    }
    noncurrent_version_expiration {
      noncurrent_days = 1
    }
  }

  rule {
    id     = "leftovers"
    status = "Enabled"

    filter {}
    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
    noncurrent_version_expiration {
      noncurrent_days = 30
    }
  }

  depends_on = [aws_s3_bucket_versioning.this]
}

# Files can start pipelines. This resource owns all notifications of its bucket, so an existing bucket is left alone.
resource "aws_s3_bucket_notification" "data" {
  count = var.create_data_bucket ? 1 : 0

  bucket      = aws_s3_bucket.this["data"].id
  eventbridge = true
}

resource "aws_s3_object" "sql" {
  for_each = var.sql_files

  # A bucket that is created here must be private and encrypted before it gets its first object.
  bucket = try(aws_s3_bucket_policy.this["sql"].bucket, var.sql_bucket)
  key    = "sql/${each.value}"
  # Content, not a path: a plan shows what changes in the SQL, and nobody's folder gets into the state.
  content = file("${var.sql_folder}/${each.value}")
  # Undoes changes made in the bucket. Under KMS an ETag is not a hash of the content.
  etag         = var.create_sql_bucket && var.kms_key_arn == null ? filemd5("${var.sql_folder}/${each.value}") : null
  content_type = "text/plain; charset=utf-8"

  depends_on = [aws_s3_bucket_server_side_encryption_configuration.this, aws_s3_bucket_versioning.this]
}

resource "aws_dynamodb_table" "state" {
  # checkov:skip=CKV_AWS_119: A customer managed key is used if kms_key_arn names one
  name                        = var.state_table
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "pipeline"
  range_key                   = "item"
  deletion_protection_enabled = !var.delete_data_on_destroy

  attribute {
    name = "pipeline"
    type = "S"
  }

  attribute {
    name = "item"
    type = "S"
  }

  ttl {
    attribute_name = "expiresAt"
    enabled        = true
  }

  point_in_time_recovery {
    enabled = true
  }

  server_side_encryption {
    enabled     = var.kms_key_arn != null
    kms_key_arn = var.kms_key_arn
  }
}
