package dev.stepshift.proof.coverage;

import java.util.List;

/**
 * What the tests have run of one class.
 *
 * @param module the module that it is of, without the project's name
 */
record ClassCoverage(String module, Coverage coverage) {

  /**
   * Reads a line of JaCoCo's CSV report: group, package, class, then missed and covered
   * instructions, branches and lines.
   */
  static ClassCoverage parse(String line) {
    List<String> fields = List.of(line.split(",", -1));
    String group = fields.get(0);
    return new ClassCoverage(
        group.substring(group.lastIndexOf('/') + 1).replaceFirst("^stepshift-", ""),
        new Coverage(ratio(fields, 7), ratio(fields, 5)));
  }

  private static Ratio ratio(List<String> fields, int missed) {
    return new Ratio(Long.parseLong(fields.get(missed)), Long.parseLong(fields.get(missed + 1)));
  }
}
