package dev.stepshift.sql.load;

import dev.stepshift.pipeline.Distribution;
import dev.stepshift.pipeline.Table;
import dev.stepshift.sql.Identifiers;
import java.util.List;
import java.util.Optional;

/**
 * How the rows of the target lie.
 *
 * @param diststyle the word behind DISTSTYLE
 * @param distkey the column's name, quoted
 * @param sortKey the columns' names, quoted; empty if Redshift chooses
 */
public record LoadLayout(String diststyle, Optional<String> distkey, List<String> sortKey) {

  static LoadLayout of(Table table) {
    Distribution distribution = table.layout().distribution();
    return new LoadLayout(
        distribution.style(),
        distribution.key().map(Identifiers::quote),
        Identifiers.quote(table.layout().sortKey()));
  }
}
