package dev.stepshift.sql;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lets a comment of a pipeline's own SQL hold braces, which mean words everywhere else. */
final class CommentBraces {

  /** A string or quoted name is matched to be passed by: two dashes in it begin no comment. */
  private static final Pattern COMMENT_OR_QUOTED =
      Pattern.compile(
          "(?:--[^\\n]*+|/\\*(?s:.*?)\\*/)"
              + "|'[^'\\\\]*+(?:\\\\(?s:.)[^'\\\\]*+)*+'|\"[^\"]*+\"");

  private static final Pattern BRACE = Pattern.compile("(?<!\\\\)\\{");

  private CommentBraces() {}

  /** The SQL, where the template engine takes a brace of a comment for a brace. */
  static String escape(String sql) {
    return COMMENT_OR_QUOTED
        .matcher(sql)
        .replaceAll(
            found -> {
              String text = found.group();
              boolean comment = text.startsWith("--") || text.startsWith("/*");
              return Matcher.quoteReplacement(
                  comment ? BRACE.matcher(text).replaceAll("\\\\{") : text);
            });
  }
}
