package dev.stepshift.check;

import java.util.List;

/**
 * How a validate step ended.
 *
 * @param failed validations of severity error outside their bounds
 * @param warnings a sentence for each validation of severity warn outside its bounds
 */
public record ValidationVerdicts(List<Verdict> verdicts, int failed, List<String> warnings) {

  public ValidationVerdicts {
    verdicts = List.copyOf(verdicts);
    warnings = List.copyOf(warnings);
  }
}
