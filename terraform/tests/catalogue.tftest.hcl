# What is wrong with a pipeline's folder comes out as a sentence each, all of them at once.

variables {
  stack = "demo"
}

run "a_table_in_yaml_is_a_table_of_the_stack" {
  command = plan

  module {
    source = "./modules/catalogue"
  }
  variables {
    folder = "../sql"
  }

  assert {
    condition     = length(output.problems) == 0
    error_message = "The repository's own pipelines must be in order: ${join(" ", output.problems)}"
  }
  assert {
    condition = toset([for name, each in output.tables : each.table if each.pipeline == "tpch"]) == toset([
      "region", "nation", "supplier", "customer", "part", "partsupp", "orders", "lineitem", "fact_yearly_sale",
    ])
    error_message = "tpch must have its nine tables."
  }
  assert {
    condition     = output.tables["tpch-orders"] == { pipeline = "tpch", table = "orders" }
    error_message = "A table's key must be <pipeline>-<table>."
  }
}

run "every_problem_has_a_sentence" {
  command = plan

  module {
    source = "./modules/catalogue"
  }
  variables {
    folder = "./tests/fixtures/broken"
  }

  assert {
    condition = toset(output.problems) == toset([
      "pipelines/no_file has no pipeline.yaml; write one, or remove the folder.",
      "pipelines/no_yaml/pipeline.yaml is not YAML; ./stepshift validate no_yaml names the line to fix.",
      "pipelines/no_name/pipeline.yaml lacks the field pipeline; begin the file with pipeline: no_name.",
      "pipelines/other_name/pipeline.yaml calls itself shop; give file and folder one name, pipeline: other_name.",
      "pipelines/no_tables/pipeline.yaml lacks tables; list at least one table with its name.",
      "pipelines/nameless/pipeline.yaml: table 2 lacks a name; write - name: <table>.",
      "pipelines/twice/pipeline.yaml lists the table a twice; give each table one entry.",
      "pipelines/Bad-Name is not a valid pipeline name; use a-z, 0-9 and single _ between them, a letter first.",
      "pipelines/bad_table/pipeline.yaml: Orders is not a valid table name; use a-z, 0-9 and _, no digit first.",
      "pipelines/backfills/pipeline.yaml: demo-backfills-backfill runs the pipeline's backfills; rename the table.",
      "pipelines/a_pipeline_whose_name_is_longer_than_rules_may_be has a name of 49 characters; with the stack demo it may have 46, because rules of EventBridge are named by both.",
      "The machine demo-long-a_table_whose_name_is_longer_than_a_machine_of_step_functions_may_have_at_all would have a name of 87 characters; shorten stack, pipeline or table until it has 80.",
    ])
    error_message = "Got: ${join("\n", output.problems)}"
  }
}

run "a_folder_without_pipelines_says_where_to_write_one" {
  command = plan

  module {
    source = "./modules/catalogue"
  }
  variables {
    folder = "./modules"
  }

  assert {
    condition     = output.problems == ["./modules/pipelines holds no pipeline; write pipelines/<name>/pipeline.yaml there, or fix sql_folder."]
    error_message = "Got: ${join("\n", output.problems)}"
  }
}

run "a_chosen_pipeline_must_be_there" {
  command = plan

  module {
    source = "./modules/catalogue"
  }
  variables {
    folder = "../sql"
    chosen = ["tpch", "sale"]
  }

  assert {
    condition     = output.problems == ["pipelines names sale, which is not a pipeline; there are: sales, tpch."]
    error_message = "Got: ${join("\n", output.problems)}"
  }
  assert {
    condition     = output.pipelines == toset(["tpch"])
    error_message = "Nothing is deployed that is not chosen."
  }
}

run "a_name_that_is_no_pipeline_is_named_with_those_there_are" {
  command = plan

  module {
    source = "./modules/catalogue"
  }
  variables {
    folder          = "./tests/fixtures/two_tables"
    named_pipelines = { schedules = ["shop", "shoop"] }
    named_tables    = { schedules = ["shop-orders", "shop-order"] }
  }

  assert {
    condition = output.problems == [
      "schedules names shoop, which is not a pipeline; there are: shop.",
      "schedules names shop-order, which is not a <pipeline>-<table>; there are: shop-customers, shop-orders.",
    ]
    error_message = "Got: ${join("\n", output.problems)}"
  }
}
