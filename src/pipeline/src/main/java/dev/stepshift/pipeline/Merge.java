package dev.stepshift.pipeline;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the rows of staging come into the target.
 *
 * @param key the columns that tell rows apart, or groups of rows; may be empty where the strategy
 *     needs none
 * @param partition the columns whose values name a partition, for {@link
 *     Strategy#REPLACE_PARTITION}; empty for the others
 * @param maxDeletePercent the most percent of the target's rows that a load may remove, 0 to 100;
 *     it binds the strategies that delete
 * @param surrogateKey the column that numbers the rows, for {@link Strategy#SCD1} and {@link
 *     Strategy#SCD2}
 * @param history there for {@link Strategy#SCD2}
 * @param procedure there for {@link Strategy#PROCEDURE}
 * @param loadKeyColumn the column that says of each row which load brought it, for {@link
 *     Strategy#APPEND}: by it a load is taken back
 */
public record Merge(
    Strategy strategy,
    List<String> key,
    List<String> partition,
    BigDecimal maxDeletePercent,
    Optional<String> surrogateKey,
    Optional<VersionHistory> history,
    Optional<ProcedureCall> procedure,
    Optional<String> loadKeyColumn) {

  public static final BigDecimal MOST_PERCENT = BigDecimal.valueOf(100);
  public static final BigDecimal DEFAULT_PERCENT = BigDecimal.valueOf(50);
  public static final String DEFAULT_LOAD_KEY_COLUMN = "stepshift_load_key";

  /** A SHA-256 in hexadecimal digits. */
  private static final RedshiftType LOAD_KEY = RedshiftType.parse("varchar(64)");

  public Merge {
    key = List.copyOf(key);
    partition = List.copyOf(partition);
    if (strategy.needsKey() && key.isEmpty()) {
      throw new IllegalArgumentException("key is missing; %s needs one".formatted(strategy.word()));
    }
    requireTogether("partition", Strategy.REPLACE_PARTITION, strategy, !partition.isEmpty());
    requireTogether("history", Strategy.SCD2, strategy, history.isPresent());
    if (loadKeyColumn.isPresent() && strategy != Strategy.APPEND) {
      throw new IllegalArgumentException("load_key_column belongs to append; leave it out");
    }
    requireTogether("procedure", Strategy.PROCEDURE, strategy, procedure.isPresent());
    if (maxDeletePercent.signum() < 0 || maxDeletePercent.compareTo(MOST_PERCENT) > 0) {
      throw new IllegalArgumentException(
          "max_delete_percent is " + maxDeletePercent.toPlainString() + "; choose 0 to 100");
    }
  }

  /** A merge by the strategy and maybe a key, and nothing else. */
  public static Merge of(Strategy strategy, List<String> key) {
    return new Merge(
        strategy,
        key,
        List.of(),
        DEFAULT_PERCENT,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Whether a load can leave fewer rows, or fewer current ones, in the target than there were. */
  public boolean deletes() {
    return strategy.deletes()
        || history.filter(one -> one.deletes() != VersionHistory.Deletes.IGNORE).isPresent();
  }

  /** Whether a load that deletes is held to less than everything. */
  public boolean limitsDeletes() {
    return deletes() && maxDeletePercent.compareTo(MOST_PERCENT) < 0;
  }

  /**
   * Whether the target itself never holds a key twice. Deliveries that are each unique do not make
   * it so: the next one may bring the key again, for another partition say.
   */
  public boolean keyIsUniqueInTarget() {
    return !key.isEmpty()
        && switch (strategy) {
          case UPSERT, REPLACE, MIRROR, SCD1 -> true;
          case REPLACE_PARTITION -> key.containsAll(partition);
          case APPEND, DELETE_INSERT, SCD2, PROCEDURE -> false;
        };
  }

  /** The columns that the input does not have, in their order after its own. */
  public List<Column> addedColumns() {
    List<Column> added = new ArrayList<>(addedColumns(surrogateKey, history));
    loadKeyColumn.map(Merge::loadKeyColumn).ifPresent(added::add);
    return List.copyOf(added);
  }

  /** Rows that were there before the column have none. */
  public static Column loadKeyColumn(String name) {
    return new Column(name, LOAD_KEY, false);
  }

  public static List<Column> addedColumns(
      Optional<String> surrogateKey, Optional<VersionHistory> history) {
    List<Column> added = new ArrayList<>();
    surrogateKey.ifPresent(
        name -> added.add(new Column(name, RedshiftType.of(RedshiftType.Kind.BIGINT), true)));
    history.ifPresent(one -> added.addAll(one.columns()));
    return List.copyOf(added);
  }

  private static void requireTogether(
      String field, Strategy needing, Strategy strategy, boolean given) {
    if ((strategy == needing) != given) {
      throw new IllegalArgumentException(
          "%s belongs to %s; give it both or neither".formatted(field, needing.word()));
    }
  }
}
