package dev.stepshift.cli.summary;

import dev.stepshift.cli.progress.RunProgress;
import dev.stepshift.cli.progress.TableProgress;
import dev.stepshift.cli.progress.Verdicts;
import dev.stepshift.cli.text.Amounts;
import dev.stepshift.cli.text.TextTable;
import dev.stepshift.cli.text.TextTable.Align;
import dev.stepshift.laptop.Usage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The page at the end of a run: a table of its loads, what was called, and what AWS would ask. */
public final class RunSummary {

  private static final int WIDTH = 120;
  private static final List<String> STEPS =
      List.of(
          "Render SQL",
          "Copy to staging",
          "Validate staging",
          "Merge into target",
          "Validate target");
  private static final List<String> HEADER =
      List.of(
          "table",
          "status",
          "rows",
          "changes",
          "files",
          "size",
          "render",
          "copy",
          "check",
          "merge",
          "check",
          "validations",
          "transitions");
  private static final List<String> PHASE_HEADER =
      List.of("phase", "status", "seconds", "validations", "transitions");

  private final AwsPrices prices;

  public RunSummary(AwsPrices prices) {
    this.prices = prices;
  }

  /**
   * The whole page.
   *
   * @param usage of this run alone
   */
  public List<String> lines(RunProgress run, Usage usage) {
    List<String> lines = new ArrayList<>(table(run).lines(WIDTH));
    if (!run.phases().isEmpty()) {
      lines.add("");
      lines.addAll(phases(run).lines(WIDTH));
    }
    List<String> warnings = Warnings.lines(run, WIDTH);
    if (!warnings.isEmpty()) {
      lines.add("");
      lines.addAll(warnings);
    }
    lines.add("");
    lines.addAll(totals(run, usage));
    return lines;
  }

  private static TextTable table(RunProgress run) {
    List<Align> aligns = new ArrayList<>(List.of(Align.LEFT, Align.LEFT));
    aligns.addAll(Collections.nCopies(HEADER.size() - 4, Align.RIGHT));
    aligns.addAll(List.of(Align.LEFT, Align.RIGHT));
    TextTable table = new TextTable(HEADER, aligns);
    run.tables().forEach(load -> table.add(row(load)));
    return table;
  }

  private static TextTable phases(RunProgress run) {
    TextTable table =
        new TextTable(
            PHASE_HEADER, List.of(Align.LEFT, Align.LEFT, Align.RIGHT, Align.LEFT, Align.RIGHT));
    for (TableProgress phase : run.phases()) {
      boolean started = phase.transitions() > 0;
      table.add(
          List.of(
              phase.table(),
              phase.status().words(),
              started ? seconds(phase.took()) : "-",
              validations(phase),
              Amounts.count(phase.transitions())));
    }
    return table;
  }

  private static List<String> row(TableProgress load) {
    List<String> row = new ArrayList<>();
    row.add(load.table());
    row.add(load.status().words());
    row.add(Amounts.count(load.rows()));
    row.add(load.changes().signed());
    row.add(Amounts.count(load.files()));
    row.add(Amounts.bytes(load.bytes()));
    for (String step : STEPS) {
      Duration took = load.steps().get(step);
      row.add(took == null ? "-" : seconds(took));
    }
    row.add(validations(load));
    row.add(Amounts.count(load.transitions()));
    return row;
  }

  private static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%.2f", took.toMillis() / 1000.0);
  }

  private static String validations(TableProgress load) {
    Verdicts verdicts = load.verdicts();
    List<String> words = new ArrayList<>();
    if (verdicts.passed() > 0) {
      words.add(verdicts.passed() + " ok");
    }
    if (!verdicts.warned().isEmpty()) {
      words.add(verdicts.warned().size() + " warn");
    }
    // A failed validation is the error of its Task, which then has no verdicts to count.
    if (verdicts.failed() > 0) {
      words.add(verdicts.failed() + " failed");
    } else if (load.failure().filter(why -> isOfValidations(why.error())).isPresent()) {
      words.add("failed");
    }
    return words.isEmpty() ? "-" : String.join(", ", words);
  }

  private static boolean isOfValidations(String error) {
    return error.endsWith("ValidationFailed") || error.endsWith("NewerDateLoaded");
  }

  private List<String> totals(RunProgress run, Usage usage) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Run          %s in %s, %s"
            .formatted(
                run.status().toLowerCase(Locale.ROOT),
                Amounts.time(run.took()),
                Amounts.counted(run.rows(), "row")));
    lines.add(
        "Standard     %s: %s in the parent, %s in its %s"
            .formatted(
                Amounts.counted(run.transitions(), "transition"),
                Amounts.count(run.parentTransitions()),
                Amounts.count(run.childTransitions()),
                run.phases().isEmpty() ? "tables" : "tables and phases"));
    lines.addAll(bill(run.transitions(), usage));
    return lines;
  }

  /**
   * What was called besides the Standard machines, and what AWS would ask for all of it.
   *
   * @param transitions of Standard machines
   */
  public List<String> bill(long transitions, Usage usage) {
    PriceEstimate price = PriceEstimate.of(prices, transitions, usage);
    BigDecimal gbSeconds =
        PriceEstimate.gbSeconds(PriceEstimate.expressBilled(usage), AwsPrices.EXPRESS_MEMORY_MB);
    return List.of(
        "Express      %s, about %s GB-ms"
            .formatted(
                Amounts.counted(usage.expressExecutions(), "execution"),
                Amounts.count(gbSeconds.movePointRight(3).longValue())),
        "Lambda       %s, %s in all"
            .formatted(
                Amounts.counted(usage.lambdaInvocations(), "invocation"),
                Amounts.time(usage.lambdaDuration())),
        "Redshift     %s, %s"
            .formatted(
                Amounts.counted(usage.dataApiCalls(), "Data API call"),
                Amounts.counted(usage.sqlStatements(), "SQL statement")),
        "On AWS       about $%s in %s: Standard $%s + Express $%s + Lambda $%s"
            .formatted(
                dollars(price.total()),
                prices.region(),
                dollars(price.standard()),
                dollars(price.express()),
                dollars(price.lambda())),
        "             $%s per 1,000 Standard transitions; Express $%s per million requests and $%s"
                .formatted(
                    prices.standardPerThousand(),
                    prices.expressPerMillion(),
                    prices.expressPerGbSecond())
            + " per GB-second;",
        "             Lambda $%s per million requests and $%s per GB-second at %d MB."
            .formatted(
                prices.lambdaPerMillion(), prices.lambdaPerGbSecond(), prices.lambdaMemoryMb()),
        "             Redshift itself, S3, DynamoDB and logs are not included, nor are free tiers.");
  }

  private static String dollars(BigDecimal amount) {
    return amount.setScale(6, RoundingMode.HALF_UP).toPlainString();
  }
}
