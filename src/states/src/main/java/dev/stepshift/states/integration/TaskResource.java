package dev.stepshift.states.integration;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Resource of a Task, taken apart.
 *
 * @param service {@code lambda}, {@code states} …, or {@code aws-sdk:redshiftdata}
 * @param action {@code invoke}, {@code batchExecuteStatement} …
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html">
 *     Discover service integration patterns</a>
 */
public record TaskResource(String arn, String service, String action, Mode mode) {

  private static final String AWS_SDK = "aws-sdk:";

  private static final Pattern FORM =
      Pattern.compile(
          "arn:aws[a-z-]*:states:::((?:aws-sdk:)?[a-z0-9-]+):([A-Za-z0-9]+)"
              + "(\\.sync:2|\\.sync|\\.waitForTaskToken)?");

  /** What the state waits for. */
  public enum Mode {
    /** The answer of the call. */
    REQUEST_RESPONSE(""),
    /** The end of what the call started. */
    SYNC(".sync"),
    /** The same, with the output as JSON. */
    SYNC_2(".sync:2"),
    /** Somebody who gives the task token back. */
    WAIT_FOR_TASK_TOKEN(".waitForTaskToken");

    private final String suffix;

    Mode(String suffix) {
      this.suffix = suffix;
    }

    static Mode of(String suffix) {
      for (Mode mode : values()) {
        if (mode.suffix.equals(suffix)) {
          return mode;
        }
      }
      throw new IllegalArgumentException("no such mode: " + suffix);
    }
  }

  /** Reads an ARN such as {@code arn:aws:states:::lambda:invoke}; empty if it has another form. */
  public static Optional<TaskResource> parse(String arn) {
    Matcher parts = FORM.matcher(arn);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String suffix = parts.group(3) == null ? "" : parts.group(3);
    return Optional.of(new TaskResource(arn, parts.group(1), parts.group(2), Mode.of(suffix)));
  }

  public boolean isSdk() {
    return service.startsWith(AWS_SDK);
  }

  /** The service of an SDK integration, such as {@code redshiftdata}. */
  public String sdkService() {
    return service.substring(AWS_SDK.length());
  }

  /** The action with its mode, as history events name it: {@code invoke.waitForTaskToken}. */
  public String eventResource() {
    return action + mode.suffix;
  }

  public boolean waitsForToken() {
    return mode == Mode.WAIT_FOR_TASK_TOKEN;
  }

  public boolean isSync() {
    return mode == Mode.SYNC || mode == Mode.SYNC_2;
  }
}
