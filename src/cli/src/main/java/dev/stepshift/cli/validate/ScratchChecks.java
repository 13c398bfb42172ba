package dev.stepshift.cli.validate;

import dev.stepshift.errors.LoadTooLarge;
import dev.stepshift.errors.PipelineInvalid;
import dev.stepshift.errors.PipelineNotFound;
import dev.stepshift.errors.TemplateInvalid;
import dev.stepshift.pipeline.Phase;
import dev.stepshift.pipeline.Pipeline;
import dev.stepshift.pipeline.Strategy;
import dev.stepshift.pipeline.Table;
import dev.stepshift.pipeline.yaml.FolderPipelineStore;
import dev.stepshift.redshift.run.StatementFailed;
import dev.stepshift.render.SqlPreview;
import dev.stepshift.sql.load.LoadInput.QueriedRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tries the SQL of a pipeline on an empty warehouse: the tables of all pipelines as they are
 * declared, and what the pipeline's own setup makes.
 */
final class ScratchChecks {

  private final FolderPipelineStore store;
  private final SqlPreview preview;
  private final Pipeline pipeline;

  ScratchChecks(FolderPipelineStore store, SqlPreview preview, Pipeline pipeline) {
    this.store = store;
    this.preview = preview;
    this.pipeline = pipeline;
  }

  List<String> problems() {
    try (ScratchWarehouse warehouse = ScratchWarehouse.start()) {
      for (String name : store.names()) {
        declare(warehouse, name);
      }
      List<String> problems = new ArrayList<>(setUp(warehouse));
      if (problems.isEmpty()) {
        pipeline.tables().forEach(table -> problems.addAll(problemsOf(warehouse, table)));
        problems.addAll(validationProblems(warehouse));
      }
      return problems;
    } catch (TemplateInvalid | LoadTooLarge | PipelineNotFound toldByItsOwnCheck) {
      return List.of();
    }
  }

  /** A query may read what other pipelines load. */
  private void declare(ScratchWarehouse warehouse, String name) {
    try {
      Pipeline declared = store.pipeline(name);
      for (Table table : declared.tables()) {
        warehouse.run(preview.tables(declared, table));
      }
    } catch (PipelineInvalid toldByItsOwnCheck) {
      // A query that reads its tables is told that they are not there.
    } catch (StatementFailed refused) {
      throw new IllegalStateException(
          "the tables of pipeline " + name + " cannot be made: " + refused.text(), refused);
    }
  }

  private List<String> setUp(ScratchWarehouse warehouse) {
    for (Map.Entry<String, List<String>> file : preview.of(pipeline, Phase.SETUP).entrySet()) {
      try {
        warehouse.run(file.getValue());
      } catch (StatementFailed refused) {
        return List.of(problem("setup, " + file.getKey(), refused));
      }
    }
    return List.of();
  }

  private List<String> problemsOf(ScratchWarehouse warehouse, Table table) {
    Optional<QueriedRows> rows = preview.query(pipeline, table);
    List<String> problems =
        rows.map(
                query -> new QueryCheck(store, warehouse, pipeline, table).problems(query.select()))
            .orElse(List.of());
    return problems.isEmpty() ? loadProblems(warehouse, table) : problems;
  }

  /** The load as it would run, but for its files and for what a procedure does without rows. */
  private List<String> loadProblems(ScratchWarehouse warehouse, Table table) {
    List<String> statements = new ArrayList<>();
    preview.of(pipeline, table).entrySet().stream()
        .filter(step -> !step.getKey().equals("merge") || table.strategy() != Strategy.PROCEDURE)
        .flatMap(step -> step.getValue().stream())
        .filter(sql -> !sql.startsWith("copy "))
        .forEach(statements::add);
    try {
      warehouse.tryOut(statements);
      return List.of();
    } catch (StatementFailed refused) {
      return List.of(problem(table.name(), refused));
    }
  }

  private List<String> validationProblems(ScratchWarehouse warehouse) {
    List<String> problems = new ArrayList<>();
    preview
        .of(pipeline, Phase.VALIDATE)
        .forEach(
            (step, statements) -> {
              try {
                warehouse.tryOut(statements);
              } catch (StatementFailed refused) {
                problems.add(problem("validations", refused));
              }
            });
    return problems;
  }

  private static String problem(String what, StatementFailed refused) {
    return what + ": " + refused.text().replaceFirst("^ERROR: ", "").replace("\n", " ");
  }
}
