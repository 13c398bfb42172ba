package dev.stepshift.aws.http;

import java.util.Map;

/** An error as an AWS service answers it: the code that SDKs turn into an exception, and a text. */
public final class AwsError extends RuntimeException {

  private final String code;
  private final int status;
  private final Map<String, String> members;

  public AwsError(String code, String message) {
    this(code, message, 400);
  }

  public AwsError(String code, String message, int status) {
    this(code, message, status, Map.of());
  }

  /**
   * @param members what the error's shape has beside the message, such as ResourceId
   */
  public AwsError(String code, String message, int status, Map<String, String> members) {
    super(message);
    this.code = code;
    this.status = status;
    this.members = Map.copyOf(members);
  }

  public String code() {
    return code;
  }

  public int status() {
    return status;
  }

  public Map<String, String> members() {
    return members;
  }
}
