package dev.stepshift.cli.validate;

import dev.stepshift.cli.validate.ScratchWarehouse.Relation;
import dev.stepshift.pipeline.Column;
import dev.stepshift.pipeline.Pipeline;
import dev.stepshift.pipeline.PipelineStore;
import dev.stepshift.pipeline.SqlFile;
import dev.stepshift.pipeline.Suggestion;
import dev.stepshift.pipeline.Table;
import dev.stepshift.redshift.run.StatementFailed;
import dev.stepshift.redshift.sql.Translator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds the query of one table against the tables of the warehouse, which are empty: its names, its
 * columns, and what it reads.
 */
final class QueryCheck {

  private static final String UNNAMED = "?column?";
  private static final Pattern UNKNOWN_TABLE =
      Pattern.compile("relation \"(?:[^\".]*\\.)?([^\".]+)\" does not exist");

  private final PipelineStore store;
  private final ScratchWarehouse warehouse;
  private final Pipeline pipeline;
  private final Table table;
  private final String path;
  private final String file;

  QueryCheck(PipelineStore store, ScratchWarehouse warehouse, Pipeline pipeline, Table table) {
    this.store = store;
    this.warehouse = warehouse;
    this.pipeline = pipeline;
    this.table = table;
    this.path = SqlFile.path(pipeline, table.query().orElseThrow().file());
    this.file = this.store.text(path);
  }

  /**
   * @param select the query, its words filled in
   */
  List<String> problems(String select) {
    String all = "select * from (\n" + select + "\n) as queried limit 0";
    try {
      List<String> problems = new ArrayList<>(columnProblems(warehouse.columns(all)));
      problems.addAll(orderProblems(warehouse.tablesRead(select)));
      return problems;
    } catch (StatementFailed refused) {
      return List.of(refusal(all, refused));
    }
  }

  private List<String> columnProblems(List<String> aliases) {
    List<String> declared = table.columns().stream().map(Column::name).toList();
    List<String> problems = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < aliases.size(); i++) {
      String alias = aliases.get(i).toLowerCase(Locale.ROOT);
      if (alias.equals(UNNAMED)) {
        problems.add(
            path
                + ": column "
                + (i + 1)
                + " has no name; give it an alias, one of "
                + String.join(", ", declared));
      } else if (!seen.add(alias)) {
        problems.add(
            at(alias) + "two columns are called " + alias + "; rename one of them, or remove it");
      } else if (!declared.contains(alias)) {
        problems.add(
            at(alias)
                + alias
                + " is not a column of table "
                + table.name()
                + "; "
                + Suggestion.of(alias, declared, "its columns"));
      }
    }
    List<String> missing = declared.stream().filter(name -> !seen.contains(name)).toList();
    if (!missing.isEmpty()) {
      problems.add(
          path
              + ": has no column "
              + String.join(", ", missing)
              + ", which table "
              + table.name()
              + " declares; add it, or an alias of that name");
    }
    return problems;
  }

  private List<String> orderProblems(Set<Relation> read) {
    Set<String> before = pipeline.predecessors(table);
    return read.stream()
        .filter(relation -> relation.schema().equals(pipeline.schema().toLowerCase(Locale.ROOT)))
        .flatMap(relation -> pipeline.table(relation.name()).stream())
        .map(Table::name)
        .filter(name -> !name.equals(table.name()) && !before.contains(name))
        .map(
            name ->
                "%sreads table %s, which may be loaded later; add %s to after of %s"
                    .formatted(at(name), name, name, table.name()))
        .toList();
  }

  /** What the warehouse says, with the place in the file and, for a wrong name, the near ones. */
  private String refusal(String statement, StatementFailed refused) {
    String place =
        refused.position().isEmpty()
            ? ""
            : SqlPlace.of(file, translated(statement), refused.position().getAsInt())
                .map(where -> ":" + where)
                .orElse("");
    String text = refused.text().replaceFirst("^ERROR: ", "").replace("\n", " ");
    Matcher unknown = UNKNOWN_TABLE.matcher(text);
    List<String> tables = pipeline.tables().stream().map(Table::name).toList();
    String fix =
        unknown.find()
            ? Suggestion.of(unknown.group(1), tables, "tables of the pipeline")
                + "; what else it reads, a file of setup makes where it is missing"
            : "correct the query";
    return path + place + ": " + text + "; " + fix;
  }

  private static String translated(String statement) {
    return new Translator().translate(statement).sql();
  }

  private String at(String name) {
    Optional<SqlPlace> place = SqlPlace.ofName(file, name);
    return path + place.map(where -> ":" + where).orElse("") + ": ";
  }
}
