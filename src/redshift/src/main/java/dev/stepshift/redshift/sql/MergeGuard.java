package dev.stepshift.redshift.sql;

/**
 * Refuses the forms of MERGE that only PostgreSQL knows.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/dg/r_MERGE.html">MERGE</a>
 */
final class MergeGuard {

  private final SqlText source;

  private MergeGuard(SqlText source) {
    this.source = source;
  }

  static void check(SqlText source) {
    new MergeGuard(source).check();
  }

  private void check() {
    int size = source.size();
    int target = source.is(1, "into") ? 2 : 1;
    int using = source.find(0, size, "using");
    int on = using < 0 ? -1 : source.find(using, size, "on");
    int when = on < 0 ? -1 : source.find(on, size, "when");
    if (on < 0 || when < 0) {
      throw Refused.withText("syntax error: MERGE needs USING, ON and WHEN");
    }
    int targetEnd = endOfName(target);
    if (targetEnd != using) {
      throw Refused.byRedshift("An alias for the target of MERGE");
    }
    checkSource(target, targetEnd, using, on);
    checkCondition(on, when);
    checkClauses(when);
  }

  private int endOfName(int at) {
    int end = at + 1;
    while (source.isOperator(end, ".")) {
      end += 2;
    }
    return end;
  }

  private void checkSource(int target, int targetEnd, int using, int on) {
    String table = name(target, targetEnd);
    if (!source.isOperator(using + 1, "(")) {
      if (name(using + 1, endOfName(using + 1)).equals(table)) {
        throw Refused.withText("Source and target of MERGE must be different tables.");
      }
      return;
    }
    for (int i = using + 2; i < on; i++) {
      boolean begins = source.isName(i) && source.isAny(i - 1, "from", "join");
      if (begins && name(i, endOfName(i)).equals(table)) {
        throw Refused.withText(
            "Source view/subquery in Merge statement cannot reference target table.");
      }
    }
  }

  private String name(int from, int to) {
    StringBuilder name = new StringBuilder();
    for (int i = from; i < to && i < source.size(); i++) {
      name.append(source.token(i).name());
    }
    return name.toString();
  }

  private void checkCondition(int on, int when) {
    boolean equality = false;
    for (int i = on + 1; i < when; i++) {
      equality |= source.isOperator(i, "=");
      Token token = source.token(i);
      if (token.kind() == Token.Kind.OPERATOR && token.text().matches("<|>|<=|>=|<>|!=")) {
        throw Refused.byRedshift("MERGE on a condition that is not an equality");
      }
    }
    if (!equality) {
      throw Refused.byRedshift("MERGE on a condition that is not an equality");
    }
  }

  private void checkClauses(int first) {
    int matched = 0;
    int notMatched = 0;
    int at = first;
    while (at >= 0) {
      int next = source.find(at + 1, source.size(), "when");
      int end = next < 0 ? source.size() : next;
      if (source.matches(at, "when", "matched", "then")) {
        matched++;
        checkAction(at + 3, end);
      } else if (source.matches(at, "when", "not", "matched", "then")) {
        notMatched++;
        checkAction(at + 4, end);
      } else {
        throw Refused.byRedshift("MERGE … " + source.text(at, Math.min(at + 4, end)));
      }
      at = next;
    }
    if (matched != 1 || notMatched != 1) {
      throw Refused.byRedshift(
          "MERGE without exactly one WHEN MATCHED and one WHEN NOT MATCHED clause");
    }
  }

  private void checkAction(int at, int end) {
    if (source.is(at, "do")) {
      throw Refused.byRedshift("MERGE … DO NOTHING");
    }
    if (source.matches(at, "update", "set")) {
      for (SqlText.Range piece : source.pieces(at + 2, end)) {
        if (source.isOperator(piece.from() + 1, ".")) {
          throw Refused.byRedshift("A column of MERGE … SET with its table's name in front");
        }
      }
    }
  }
}
