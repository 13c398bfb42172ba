package dev.stepshift.rsql;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A pipeline that was a script.
 *
 * @param files texts by their paths in the pipeline's folder
 * @param findings in the order of the script
 */
public record ImportedPipeline(String name, Map<String, String> files, List<Finding> findings) {

  public ImportedPipeline {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    findings = List.copyOf(findings);
  }

  /** How many lines could not be converted. */
  public long problems() {
    return findings.stream().filter(Finding::problem).count();
  }
}
