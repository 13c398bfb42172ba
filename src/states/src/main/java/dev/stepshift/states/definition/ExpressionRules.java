package dev.stepshift.states.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stepshift.states.expression.Expressions;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks each expression of a value: its syntax, and what it may refer to where it stands. */
final class ExpressionRules {

  /** Members of $states that exist in some places only. */
  enum Sees {
    RESULT("result", "only the Output and Assign of a Task, Parallel or Map have it"),
    ERROR_OUTPUT("errorOutput", "only the Output and Assign of a Catch have it");

    private final Pattern reference;
    private final String member;
    private final String where;

    Sees(String member, String where) {
      this.member = member;
      this.where = where;
      this.reference = Pattern.compile("\\$states\\s*\\.\\s*`?" + member + "\\b");
    }
  }

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[A-Za-z0-9_.-]*}");
  private static final Pattern MEMBER =
      Pattern.compile("\\$states\\s*\\.\\s*`?([A-Za-z_][A-Za-z0-9_]*)");
  private static final Set<String> MEMBERS = Set.of("input", "context", "result", "errorOutput");
  private static final Pattern EVAL = Pattern.compile("\\$eval\\s*\\(");
  private static final Pattern ROOT = Pattern.compile("\\$\\$");

  /** Strings, comments and regular expressions hold no references. */
  private static final Pattern OPAQUE =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|/\\*.*?\\*/", Pattern.DOTALL);

  private final DefinitionProblems problems;

  ExpressionRules(DefinitionProblems problems) {
    this.problems = problems;
  }

  void check(JsonNode value, String path, EnumSet<Sees> sees) {
    if (value.isTextual()) {
      checkText(value.textValue(), path, sees);
    } else if (value instanceof ObjectNode object) {
      object
          .properties()
          .forEach(
              member -> {
                String at = path + "/" + member.getKey();
                if (member.getKey().endsWith(".$")) {
                  problems.add(
                      at, "keys that end in .$ belong to JSONPath; only JSONata is supported");
                }
                check(member.getValue(), at, sees);
              });
    } else if (value.isArray()) {
      for (int index = 0; index < value.size(); index++) {
        check(value.get(index), path + "[" + index + "]", sees);
      }
    }
  }

  private void checkText(String text, String path, EnumSet<Sees> sees) {
    if (!Expressions.isExpression(text)) {
      if (text.startsWith("{%") || text.endsWith("%}")) {
        problems.add(path, "an expression must begin with {% and end with %}, with nothing around");
      }
      return;
    }
    String source = Expressions.source(text);
    Expressions.problems(source).forEach(problem -> problems.add(path, problem));
    String visible = OPAQUE.matcher(source).replaceAll("''");
    for (Sees member : Sees.values()) {
      if (!sees.contains(member) && member.reference.matcher(visible).find()) {
        problems.add(path, "$states." + member.member + " cannot be used here; " + member.where);
      }
    }
    Matcher members = MEMBER.matcher(visible);
    while (members.find()) {
      if (!MEMBERS.contains(members.group(1))) {
        problems.add(
            path,
            "$states has no member "
                + members.group(1)
                + "; it has input, context,"
                + " and in places result or errorOutput");
      }
    }
    if (EVAL.matcher(visible).find()) {
      problems.add(path, "$eval is not supported by Step Functions; use $parse");
    }
    if (ROOT.matcher(visible).find()) {
      problems.add(path, "$$ is not supported by Step Functions; use $states.input");
    }
  }

  /** Notes every placeholder that Terraform should have replaced. */
  void checkPlaceholders(JsonNode value, String path) {
    if (value.isTextual()) {
      checkPlaceholderText(value.textValue(), path);
    } else if (value.isObject()) {
      value
          .properties()
          .forEach(
              member -> {
                String at = path + "/" + member.getKey();
                checkPlaceholderText(member.getKey(), at);
                checkPlaceholders(member.getValue(), at);
              });
    } else if (value.isArray()) {
      for (int index = 0; index < value.size(); index++) {
        checkPlaceholders(value.get(index), path + "[" + index + "]");
      }
    }
  }

  private void checkPlaceholderText(String text, String path) {
    Matcher found = PLACEHOLDER.matcher(text);
    while (found.find()) {
      problems.add(path, "the placeholder " + found.group() + " has not been replaced");
    }
  }
}
