# Reads the pipelines off their folders. It has no resources: what is wrong comes out as sentences,
# so that one plan names all of it. The Lambdas check the files in depth; here only names matter.

locals {
  # https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html
  most_name_characters = 80

  # https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html; <stack>-<pipeline>-tell-success is the longest.
  most_pipeline_characters = 64 - length("${var.stack}--tell-success")

  # Machines that belong to a stack, not to a pipeline.
  reserved = ["complete-statement", "sweep-statements", "track-run"]

  files   = fileset(var.folder, "pipelines/*/**")
  all     = toset([for file in local.files : split("/", file)[1]])
  folders = var.chosen == null ? local.all : setintersection(local.all, var.chosen)

  # What the functions read: not a pipeline's samples and README, nor what editors and file managers leave behind.
  sql_files = toset([
    for file in fileset(var.folder, "**") : file
    if !startswith(basename(file), ".") && !can(regex("^pipelines/[^/]+/(?:samples/|README\\.md$)", file)) &&
    contains(concat([""], tolist(local.folders)), try(regex("^pipelines/([^/]+)/", file)[0], ""))
  ])

  paths     = { for folder in local.folders : folder => "pipelines/${folder}/pipeline.yaml" }
  readable  = { for folder, path in local.paths : folder => path if contains(local.files, path) }
  documents = { for folder, path in local.readable : folder => try(yamldecode(file("${var.folder}/${path}")), null) }
  pipelines = { for folder, document in local.documents : folder => document if document != null }

  entries = {
    for folder, document in local.pipelines : folder => try([
      for entry in document.tables : try(tostring(entry.name), "")
    ], [])
  }

  named_tables = flatten([
    for folder, names in local.entries : [
      for name in distinct(names) : { pipeline = folder, table = name } if name != ""
    ]
  ])
  tables = { for each in local.named_tables : "${each.pipeline}-${each.table}" => each }

  # What has SQL around its tables has a machine for it; the hyphen keeps its name from being a table's.
  phased = toset([
    for folder, document in local.pipelines : folder
    if anytrue([for field in ["procedures", "setup", "validations", "maintenance"] : can(document[field])])
  ])
  phase_machines = { for folder in local.phased : folder => "${folder}-run-phase" if length("${var.stack}-${folder}-run-phase") <= local.most_name_characters }

  # The provider would refuse longer ones before their sentence is told.
  named      = { for folder, document in local.pipelines : folder => document if length(folder) <= local.most_pipeline_characters }
  deployable = { for name, each in local.tables : name => each if length("${var.stack}-${name}") <= local.most_name_characters }

  problems = concat(
    length(local.all) > 0 ? [] : [
      "${var.folder}/pipelines holds no pipeline; write pipelines/<name>/pipeline.yaml there, or fix sql_folder.",
    ],
    [
      for folder in setsubtract(var.chosen == null ? [] : var.chosen, local.all) : "pipelines names ${folder}, which is not a pipeline; there are: ${join(", ", local.all)}."
      if length(local.all) > 0
    ],
    var.chosen == null ? [] : length(var.chosen) > 0 ? [] : ["pipelines is empty; name the pipelines to deploy, or leave it out for all."],
    [for folder, path in local.paths : "pipelines/${folder} has no pipeline.yaml; write one, or remove the folder." if !contains(local.files, path)],
    [for folder, document in local.documents : "${local.paths[folder]} is not YAML; ./stepshift validate ${folder} names the line to fix." if document == null],
    flatten([
      for folder, document in local.pipelines : [
        for problem in [
          {
            found = !can(document.pipeline)
            say   = "${local.paths[folder]} lacks the field pipeline; begin the file with pipeline: ${folder}."
          },
          {
            found = can(document.pipeline) && try(document.pipeline, null) != folder
            say   = "${local.paths[folder]} calls itself ${try(tostring(document.pipeline), "something else")}; give file and folder one name, pipeline: ${folder}."
          },
          {
            found = !can(regex("^[a-z][a-z0-9]*(_[a-z0-9]+)*$", folder))
            say   = "pipelines/${folder} is not a valid pipeline name; use a-z, 0-9 and single _ between them, a letter first."
          },
          {
            found = length(local.entries[folder]) == 0
            say   = "${local.paths[folder]} lacks tables; list at least one table with its name."
          },
        ] : problem.say if problem.found
      ]
    ]),
    flatten([
      for folder, names in local.entries : [
        for index, name in names : "${local.paths[folder]}: table ${index + 1} lacks a name; write - name: <table>." if name == ""
      ]
    ]),
    flatten([
      for folder, names in local.entries : [
        for name in distinct(names) : "${local.paths[folder]} lists the table ${name} twice; give each table one entry."
        if name != "" && length([for other in names : other if other == name]) > 1
      ]
    ]),
    [
      for name, each in local.tables : "${local.paths[each.pipeline]}: ${each.table} is not a valid table name; use a-z, 0-9 and _, no digit first."
      if !can(regex("^[a-z_][a-z0-9_]*$", each.table))
    ],
    [
      for folder in keys(local.pipelines) : "pipelines/${folder} has a name of ${length(folder)} characters; with the stack ${var.stack} it may have ${local.most_pipeline_characters}, because rules of EventBridge are named by both."
      if length(folder) > local.most_pipeline_characters
    ],
    [
      for name, each in local.tables : "The machine ${var.stack}-${name} would have a name of ${length("${var.stack}-${name}")} characters; shorten stack, pipeline or table until it has ${local.most_name_characters}."
      if length("${var.stack}-${name}") > local.most_name_characters
    ],
    [
      for name, each in local.tables : "${local.paths[each.pipeline]}: ${var.stack}-${name} is a machine of every stack; rename the table or the pipeline."
      if contains(local.reserved, name)
    ],
    [
      for name, each in local.tables : "${local.paths[each.pipeline]}: ${var.stack}-${name} runs the pipeline's backfills; rename the table."
      if each.table == "backfill"
    ],
    [
      for folder in local.phased : "The machine ${var.stack}-${folder}-run-phase would have a name of ${length("${var.stack}-${folder}-run-phase")} characters; shorten stack or pipeline until it has ${local.most_name_characters}."
      if length("${var.stack}-${folder}-run-phase") > local.most_name_characters
    ],
    # What a broken pipeline lacks is said above, once.
    length(local.pipelines) < length(local.folders) || length(local.folders) == 0 ? [] : concat(
      [
        for where, names in var.named_pipelines : "${where} names ${join(", ", setsubtract(names, keys(local.pipelines)))}, which is not a pipeline; there are: ${join(", ", keys(local.pipelines))}."
        if length(setsubtract(names, keys(local.pipelines))) > 0
      ],
      [
        for where, names in var.named_tables : "${where} names ${join(", ", setsubtract(names, keys(local.tables)))}, which is not a <pipeline>-<table>; there are: ${join(", ", keys(local.tables))}."
        if length(setsubtract(names, keys(local.tables))) > 0
      ],
    ),
  )
}
