package dev.stepshift.local.http;

/** An error as an AWS service answers it: the code that SDKs turn into an exception, and a text. */
public final class AwsError extends RuntimeException {

  private final String code;
  private final int status;

  public AwsError(String code, String message) {
    this(code, message, 400);
  }

  public AwsError(String code, String message, int status) {
    super(message);
    this.code = code;
    this.status = status;
  }

  public String code() {
    return code;
  }

  public int status() {
    return status;
  }
}
