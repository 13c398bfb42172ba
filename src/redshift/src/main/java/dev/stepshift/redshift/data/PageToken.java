package dev.stepshift.redshift.data;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The NextToken of paged answers: where the next page begins. */
final class PageToken {

  private static final String PREFIX = "from:";

  private PageToken() {}

  static String of(int offset) {
    return Base64.getUrlEncoder()
        .encodeToString((PREFIX + offset).getBytes(StandardCharsets.UTF_8));
  }

  /** The offset that a request asks for, 0 for the first page. */
  static int offset(Optional<String> token) {
    if (token.isEmpty()) {
      return 0;
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(token.get()), StandardCharsets.UTF_8);
      if (text.startsWith(PREFIX)) {
        return Integer.parseUnsignedInt(text.substring(PREFIX.length()));
      }
    } catch (IllegalArgumentException notOurs) {
      throw RequestReader.invalid("NextToken is not one that this service gave");
    }
    throw RequestReader.invalid("NextToken is not one that this service gave");
  }
}
