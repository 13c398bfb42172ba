package dev.stepshift.pipeline;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a load may take out of its target.
 *
 * @param partition the columns whose values name a partition, for {@link
 *     Strategy#REPLACE_PARTITION}; empty for the others
 * @param maxDeletePercent the most percent of the target's rows that a load may remove, 0 to 100;
 *     it binds the strategies that delete
 */
public record Removal(List<String> partition, BigDecimal maxDeletePercent) {

  static final BigDecimal MOST = BigDecimal.valueOf(100);
  static final BigDecimal DEFAULT_PERCENT = BigDecimal.valueOf(50);

  public Removal {
    partition = List.copyOf(partition);
    if (maxDeletePercent.signum() < 0 || maxDeletePercent.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(
          "max_delete_percent is " + maxDeletePercent.toPlainString() + "; choose 0 to 100");
    }
  }

  /** Whether a load is held to less than everything. */
  public boolean isLimited() {
    return maxDeletePercent.compareTo(MOST) < 0;
  }
}
