package dev.stepshift.states.service;

import dev.stepshift.aws.http.AwsError;
import java.util.regex.Pattern;

/**
 * The rules for names of machines and executions.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html">
 *     StartExecution</a>
 */
final class NameRules {

  private static final Pattern FORBIDDEN =
      Pattern.compile("[\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\u0000-\\u001f\\u007f-\\u009f]");
  private static final int LONGEST = 80;

  private NameRules() {}

  static String check(String name) {
    if (name.isEmpty() || name.length() > LONGEST || FORBIDDEN.matcher(name).find()) {
      throw new AwsError("InvalidName", "Invalid Name: '" + name + "'");
    }
    return name;
  }
}
