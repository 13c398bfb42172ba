package dev.stepshift.rsql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns a script of Amazon Redshift RSQL into a pipeline's folder. */
public final class RsqlImport {

  /** Files of an import before. */
  private static final String NUMBERED = "\\d{3}\\.sql";

  private final Map<String, String> values;
  private final Set<String> dates;
  private final Optional<String> schema;

  /**
   * @param values of the shell's and RSQL's variables
   * @param dates variables whose value is the run's date
   * @param schema the pipeline's; by default the first that the script writes to, else public
   */
  public RsqlImport(Map<String, String> values, Set<String> dates, Optional<String> schema) {
    this.values = Map.copyOf(values);
    this.dates = Set.copyOf(dates);
    this.schema = schema;
  }

  /**
   * The pipeline that scripts become, one after the other.
   *
   * @param into the pipeline's name; by default the first file's
   * @throws RsqlRefused if one cannot be read at all
   */
  public ImportedPipeline read(List<Path> scripts, Optional<String> into) {
    String name =
        ImportName.require(
            into.orElseGet(() -> ImportName.of(scripts.get(0).getFileName().toString())));
    Findings findings = new Findings();
    Transactions transactions = new Transactions(findings);
    for (Path script : scripts) {
      Variables variables = new Variables(values, dates);
      List<ScriptNode> nodes = new ScriptReader(variables).read(script);
      new HappyPath(nodes, variables, transactions, findings).follow();
    }
    List<Transaction> all = transactions.finish();
    String files =
        scripts.stream()
            .map(script -> script.getFileName().toString())
            .collect(Collectors.joining(", "));
    String target = schema.or(() -> schemaOf(all)).orElse("public");
    return new ImportedPipeline(name, PipelineFiles.of(name, target, files, all), findings.all());
  }

  /** Writes it into its folder, in place of what an import wrote there before. */
  public static void write(ImportedPipeline imported, Path folder) {
    try {
      Path setup = Files.createDirectories(folder.resolve("setup"));
      try (Stream<Path> before = Files.list(setup)) {
        for (Path file : before.toList()) {
          if (file.getFileName().toString().matches(NUMBERED)) {
            Files.delete(file);
          }
        }
      }
      for (Map.Entry<String, String> file : imported.files().entrySet()) {
        Files.writeString(folder.resolve(file.getKey()), file.getValue());
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static Optional<String> schemaOf(List<Transaction> transactions) {
    return transactions.stream()
        .flatMap(transaction -> transaction.items().stream())
        .filter(ScriptItem::changes)
        .flatMap(item -> item.statement().schema().stream())
        .filter(name -> name.matches("[a-z_][a-z0-9_]*") && !name.startsWith("pg_"))
        .filter(name -> !name.equals("stepshift_staging"))
        .findFirst();
  }
}
