package dev.stepshift.check;

import java.util.List;

/**
 * How a validate step ended.
 *
 * @param failed validations of severity error outside their bounds
 * @param warnings validations of severity warn outside their bounds
 */
public record ValidationVerdicts(List<Verdict> verdicts, int failed, int warnings) {}
