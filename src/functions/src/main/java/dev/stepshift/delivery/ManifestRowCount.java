package dev.stepshift.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepshift.errors.RequestInvalid;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Optional;

/**
 * How many rows a producer's manifest says its files hold: {@code meta.record_count} of each entry
 * and of the whole, as Redshift writes them.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_UNLOAD.html">UNLOAD, MANIFEST
 *     VERBOSE</a>
 */
final class ManifestRowCount {

  private final String manifest;

  /**
   * @param manifest its URL
   */
  ManifestRowCount(String manifest) {
    this.manifest = manifest;
  }

  /**
   * @param loaded the entries that are loaded, one a file
   * @return empty if neither each of them nor the whole has a count
   * @throws RequestInvalid if a count is none, or those of the entries are not that of the whole
   */
  Optional<BigDecimal> in(JsonNode content, Collection<JsonNode> loaded) {
    Optional<BigDecimal> sum = Optional.of(BigDecimal.ZERO);
    for (JsonNode entry : loaded) {
      Optional<BigDecimal> count = count(entry, " of " + entry.path("url").asText());
      sum = sum.flatMap(before -> count.map(before::add));
    }
    // The whole counts an entry that was left out too, and one that is listed twice.
    Optional<BigDecimal> whole =
        loaded.size() == content.path("entries").size() ? count(content, "") : Optional.empty();
    if (sum.isPresent() && whole.isPresent() && sum.get().compareTo(whole.get()) != 0) {
      throw new RequestInvalid(
          "%s has %s rows in its entries and %s in its meta.record_count; fix it."
              .formatted(manifest, sum.get(), whole.get()));
    }
    return sum.or(() -> whole);
  }

  private Optional<BigDecimal> count(JsonNode of, String whose) {
    JsonNode count = of.path("meta").path("record_count");
    if (count.isMissingNode() || count.isNull()) {
      return Optional.empty();
    }
    if (!count.isIntegralNumber() || !count.canConvertToLong() || count.asLong() < 0) {
      throw new RequestInvalid(
          "%s has %s for the meta.record_count%s; write how many rows there are, or leave it out."
              .formatted(manifest, count, whose));
    }
    return Optional.of(count.decimalValue());
  }
}
