package dev.stepshift.pipeline;

import java.util.Locale;
import java.util.Optional;

/**
 * How Redshift spreads the rows of a table over its nodes.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/c_choosing_dist_sort.html">
 *     Distribution styles</a>
 */
public sealed interface Distribution {

  /** The word after DISTSTYLE. */
  String style();

  /** The column after DISTKEY. */
  Optional<String> key();

  /** A distribution that looks at no column. */
  enum Keyless implements Distribution {
    /** Redshift chooses. */
    AUTO,
    /** In turn. */
    EVEN,
    /** A copy on each node. */
    ALL;

    @Override
    public String style() {
      return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Optional<String> key() {
      return Optional.empty();
    }
  }

  /** Rows with the same value in the column lie together. */
  record ByKey(String column) implements Distribution {

    public ByKey {
      if (column.isBlank()) {
        throw new IllegalArgumentException("distribution.key is empty; style key needs a column");
      }
    }

    @Override
    public String style() {
      return "key";
    }

    @Override
    public Optional<String> key() {
      return Optional.of(column);
    }
  }
}
