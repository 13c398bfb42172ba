# A new table is a new entry in YAML: one machine more, and the uploaded YAML. No class, no policy, no other machine.

mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  stack          = "demo"
  workgroup_name = "analytics"
  function_zip   = "tests/fixtures/function.zip"
}

run "two_tables" {
  command = plan

  variables {
    sql_folder = "tests/fixtures/two_tables"
  }

  assert {
    condition     = keys(module.copy_and_merge) == ["shop-customers", "shop-orders"]
    error_message = "Two tables, two machines."
  }
}

run "a_third_table_is_a_third_machine" {
  command = plan

  variables {
    sql_folder = "tests/fixtures/three_tables"
  }

  assert {
    condition     = keys(module.copy_and_merge) == ["shop-customers", "shop-orders", "shop-returns"]
    error_message = "Three tables, three machines."
  }
  assert {
    condition     = output.policies == run.two_tables.policies
    error_message = "No policy may change."
  }
  assert {
    condition     = module.pipeline["shop"].definition == run.two_tables.definitions["shop"]
    error_message = "The parent stays as it is."
  }
  assert {
    condition     = { for name, machine in module.copy_and_merge : name => machine.definition if name != "shop-returns" } == { for name in ["shop-customers", "shop-orders"] : name => run.two_tables.definitions[name] }
    error_message = "The other tables stay as they are."
  }
  assert {
    condition     = module.notifications.alarms == run.two_tables.alarms
    error_message = "No alarm may be added."
  }
}

run "sql_around_tables_is_one_machine_more" {
  command = plan

  variables {
    sql_folder = "tests/fixtures/phases"
  }

  assert {
    condition     = [for machine in module.run_phase : machine.name] == ["demo-shop-run-phase"] && run.two_tables.definitions["shop"] == module.pipeline["shop"].definition
    error_message = "The parent starts <stack>-<pipeline>-run-phase, and is the same with it and without."
  }
  assert {
    condition     = jsondecode(module.pipeline["shop"].definition).States["Maintain"].Arguments.StateMachineArn == "arn:aws:states:eu-central-1:123456789012:stateMachine:demo-shop-run-phase"
    error_message = "The parent must name the machine as it is called."
  }
  assert {
    condition     = !strcontains(module.run_phase["shop"].definition, "$${") && output.policies == run.two_tables.policies
    error_message = "Every placeholder is filled, and no policy changes."
  }
}
