# Required: stack, and one of workgroup_name, cluster_identifier, create_warehouse. The rest has defaults.

variable "stack" {
  type        = string
  description = "Name of this deployment; every resource's name begins with it."

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,18}[a-z0-9]$", var.stack))
    error_message = "stack must have 2 to 20 of a-z, 0-9 and -, begin with a letter and not end with -; for example: elt-prod."
  }
}

# --- the warehouse

variable "workgroup_name" {
  type        = string
  default     = null
  description = "An existing Redshift Serverless workgroup of this account and Region."
}

variable "cluster_identifier" {
  type        = string
  default     = null
  description = "An existing provisioned Redshift cluster of this account and Region."
}

variable "create_warehouse" {
  type        = bool
  default     = false
  description = "Whether to create a Redshift Serverless workgroup in a network of its own."

  validation {
    condition     = (var.workgroup_name == null ? 0 : 1) + (var.cluster_identifier == null ? 0 : 1) + (var.create_warehouse ? 1 : 0) == 1
    error_message = "Name one warehouse: set workgroup_name, or cluster_identifier, or create_warehouse = true, and leave out the other two."
  }
}

variable "warehouse" {
  type = object({
    base_capacity   = optional(number, 8)
    daily_rpu_hours = optional(number, 32)
    cidr_block      = optional(string, "10.91.0.0/24")
  })
  default     = {}
  nullable    = false
  description = "The warehouse that create_warehouse makes: RPUs, RPU hours a day after which it refuses queries, and the address range of its network."

  validation {
    condition     = var.warehouse.base_capacity >= 4 && var.warehouse.base_capacity <= 512 && (var.warehouse.base_capacity == 4 || var.warehouse.base_capacity % 8 == 0)
    error_message = "warehouse.base_capacity must be 4, or 8 to 512 RPUs in steps of 8."
  }
  validation {
    condition     = can(cidrsubnets(var.warehouse.cidr_block, 2, 2, 2))
    error_message = "warehouse.cidr_block must be an address range such as 10.91.0.0/24 that can be split in four."
  }
}

variable "database" {
  type        = string
  default     = "dev"
  description = "The database to load."

  validation {
    condition     = can(regex("^[a-z_][a-z0-9_$]{0,63}$", var.database))
    error_message = "database must have 1 to 64 of a-z, 0-9, _ and $, and not begin with a digit; for example: dev."
  }
}

variable "copy_role_arn" {
  type        = string
  default     = "default"
  description = "The role that COPY reads S3 with: default (the warehouse's default role), or the ARN of a role attached to the warehouse."

  validation {
    condition     = can(regex("^(default|arn:aws[a-z-]*:iam::[0-9]{12}:role/[\\w+=,.@/-]+)$", var.copy_role_arn))
    error_message = "copy_role_arn must be default, or the ARN of a role that is attached to the warehouse."
  }
}

# --- what to load, and when

variable "sql_folder" {
  type        = string
  default     = null
  description = "The folder of pipelines and templates; the repository's sql/ by default."
}

variable "pipelines" {
  type        = set(string)
  default     = null
  description = "The pipelines of sql_folder to deploy, by their folders; all of them by default."
}

variable "schedules" {
  type = map(object({
    pipeline         = string
    expression       = string
    time_zone        = optional(string, "UTC")
    flexible_minutes = optional(number, 0)
    tables           = optional(list(string), [])
    enabled          = optional(bool, true)
  }))
  default     = {}
  nullable    = false
  description = "Name to schedule: pipeline, cron(...), rate(...) or at(...), time zone, minutes by which the start may be late, and tables (all by default). The run's date is the UTC date of its start."

  validation {
    condition     = alltrue([for name in keys(var.schedules) : can(regex("^[a-zA-Z0-9_.-]{1,40}$", name))])
    error_message = "A name in schedules must have 1 to 40 letters, digits, - _ or .; for example: tpch-daily."
  }
  validation {
    condition = alltrue([
      for schedule in var.schedules : can(regex("(?i)^(?:${join("|", local.schedule_expressions)})$", schedule.expression))
    ])
    error_message = "An expression in schedules must be cron(minutes hours day-of-month month day-of-week year) with ? for one of the two days, such as cron(0 6 * * ? *), or rate(1 day), or at(2026-01-31T06:00:00)."
  }
  validation {
    condition     = alltrue([for schedule in var.schedules : can(regex("^[A-Za-z]+([/_+-][A-Za-z0-9]+)*$", schedule.time_zone))])
    error_message = "A time_zone in schedules must be a name of the IANA database, such as UTC or Europe/Berlin."
  }
  validation {
    condition     = alltrue([for schedule in var.schedules : schedule.flexible_minutes >= 0 && schedule.flexible_minutes <= 1440])
    error_message = "flexible_minutes in schedules must be 0 (start on time) to 1440."
  }
}

variable "start_on_files" {
  type        = map(string)
  default     = {}
  nullable    = false
  description = "Pipeline to the object key that starts it, with * for any part: {tpch = \"tpch/*/_SUCCESS\"}. A writer puts that marker last, when all files are there."

  validation {
    condition     = alltrue([for key in values(var.start_on_files) : length(key) > 0 && !startswith(key, "*") && !startswith(key, "stepshift/") && !strcontains(key, "**")])
    error_message = "A key in start_on_files must be the marker's key without bucket, such as tpch/*/_SUCCESS; it may not begin with * or with stepshift/, where manifests are, nor contain **."
  }
}

variable "sweep_minutes" {
  type        = number
  default     = 5
  nullable    = false
  description = "Minutes between two searches for statements whose end no event has told; a sweep while nothing runs reads one item."

  validation {
    # A sweep looks half an hour back; with 15 minutes one of them may fail.
    condition     = var.sweep_minutes >= 1 && var.sweep_minutes <= 15 && floor(var.sweep_minutes) == var.sweep_minutes
    error_message = "sweep_minutes must be whole minutes from 1 to 15; for example: 5."
  }
}

# --- storage

variable "data_bucket" {
  type        = string
  default     = null
  description = "An existing bucket of source files, in this Region; by default one is created. Manifests are written to stepshift/manifests/ in it."
}

variable "sql_bucket" {
  type        = string
  default     = null
  description = "An existing bucket for the sql folder, which is uploaded to sql/ in it; by default one is created."
}

variable "source_buckets" {
  type        = list(string)
  default     = []
  nullable    = false
  description = "Other buckets whose files tables name as s3://bucket/prefix/."
}

variable "kms_key_arn" {
  type        = string
  default     = null
  description = "A customer managed KMS key for the created buckets and the state table; AWS's own keys by default."
}

variable "delete_data_on_destroy" {
  type        = bool
  default     = false
  description = "Whether terraform destroy may delete a created data bucket with its files, and the state table."
}

# --- functions and logs

variable "function_zip" {
  type        = string
  default     = null
  description = "The Lambda artifact; target/function.zip of the repository by default."
}

variable "runtime" {
  type        = string
  default     = "native"
  description = "native (a GraalVM executable on provided.al2023) or java21 (the JVM, with SnapStart)."

  validation {
    condition     = contains(["native", "java21"], var.runtime)
    error_message = "runtime must be native or java21, as function.zip was built."
  }
}

variable "architecture" {
  type        = string
  default     = "arm64"
  description = "arm64 or x86_64; a native function.zip runs only on the architecture it was built on."

  validation {
    condition     = contains(["arm64", "x86_64"], var.architecture)
    error_message = "architecture must be arm64 or x86_64, the one that function.zip was built on."
  }
}

variable "reserved_concurrency" {
  type        = number
  default     = -1
  description = "Concurrent executions set aside for each function; -1 for none."
}

variable "logs" {
  type = object({
    retention_days = optional(number, 30)
    level          = optional(string, "ERROR")
  })
  default     = {}
  nullable    = false
  description = "Days to keep logs, and what the machines log: ERROR, FATAL, ALL or OFF."

  validation {
    condition     = contains(["ALL", "ERROR", "FATAL", "OFF"], var.logs.level)
    error_message = "logs.level must be ALL, ERROR, FATAL or OFF."
  }
  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.logs.retention_days)
    error_message = "logs.retention_days must be a period that CloudWatch Logs knows, such as 7, 30, 90 or 365."
  }
}

# --- people and policies

variable "alerts" {
  type = object({
    emails                = optional(list(string), [])
    longest_run_minutes   = optional(number, 240)
    hours_without_success = optional(map(number), {})
    tell_success          = optional(list(string), [])
  })
  default     = {}
  nullable    = false
  description = "Who is told of failed runs; minutes after which a run was too long; pipeline to hours after which a success is overdue (26 suits a daily one); pipelines whose successes are told too."

  validation {
    condition     = alltrue([for email in var.alerts.emails : can(regex("^[^@ ]+@[^@ ]+$", email))])
    error_message = "alerts.emails must be e-mail addresses, such as data-team@example.com."
  }
  validation {
    condition     = alltrue([for hours in values(var.alerts.hours_without_success) : hours >= 1 && hours <= 168 && floor(hours) == hours])
    error_message = "alerts.hours_without_success must be whole hours from 1 to 168, the longest time that an alarm looks back."
  }
}

variable "iam_path" {
  type        = string
  default     = "/"
  description = "Path of the created roles."

  validation {
    condition     = can(regex("^/([\\w+=,.@-]+/)*$", var.iam_path))
    error_message = "iam_path must begin and end with a slash, such as /elt/."
  }
}

variable "permissions_boundary_arn" {
  type        = string
  default     = null
  description = "The permissions boundary of the created roles, if your account asks for one."
}
