package dev.stepshift.states.expression;

import com.dashjoin.jsonata.Jsonata;
import com.dashjoin.jsonata.Parser;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds paths that start with a bare name. Step Functions evaluates expressions without a context
 * item, and refuses such a path when the machine is created: what was meant is {@code
 * $states.input.name} or the variable {@code $name}.
 */
final class TopLevelReferences {

  private final List<String> names = new ArrayList<>();

  private TopLevelReferences() {}

  static List<String> in(Jsonata expression) {
    TopLevelReferences found = new TopLevelReferences();
    found.walk(member(expression, "ast"));
    return found.names;
  }

  /** Visits what is evaluated against the top-level context, and nothing else. */
  private void walk(Object symbol) {
    if (symbol instanceof Object[] several) {
      for (Object one : several) {
        walk(one);
      }
      return;
    }
    if (symbol instanceof List<?> several) {
      several.forEach(this::walk);
      return;
    }
    if (!(symbol instanceof Parser.Symbol)) {
      return;
    }
    switch (String.valueOf(member(symbol, "type"))) {
      case "name" -> names.add(String.valueOf(member(symbol, "value")));
      // The steps after the first see what the first one gives.
      case "path" -> walk(((List<?>) member(symbol, "steps")).get(0));
      case "binary", "apply" -> walkAll(symbol, "lhs", "rhs");
      case "bind" -> walkAll(symbol, "rhs");
      case "unary" -> walkAll(symbol, "expression", "expressions", "lhsObject");
      case "function", "partial" -> walkAll(symbol, "arguments");
      case "lambda" -> walkAll(symbol, "body");
      case "block" -> walkAll(symbol, "expressions");
      case "condition" -> walkAll(symbol, "condition", "then", "_else");
      default -> {
        // Literals, variables, regular expressions and the like refer to no context.
      }
    }
  }

  private void walkAll(Object symbol, String... members) {
    for (String name : members) {
      walk(member(symbol, name));
    }
  }

  /** The library shows its syntax tree to nobody; it has no other way to ask. */
  private static Object member(Object owner, String name) {
    for (Class<?> type = owner.getClass(); type != null; type = type.getSuperclass()) {
      try {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(owner);
      } catch (NoSuchFieldException elsewhere) {
        // It may be inherited: the loop goes on with the class above.
      } catch (IllegalAccessException closed) {
        throw new IllegalStateException("cannot read " + name + " of the JSONata library", closed);
      }
    }
    throw new IllegalStateException("the JSONata library has no " + name + " any more");
  }
}
