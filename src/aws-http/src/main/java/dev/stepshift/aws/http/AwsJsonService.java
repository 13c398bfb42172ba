package dev.stepshift.aws.http;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One service behind the AWS JSON protocol. */
public interface AwsJsonService {

  /** What stands before the dot of the X-Amz-Target header, such as {@code RedshiftData}. */
  String targetPrefix();

  /**
   * Answers one call.
   *
   * @param action what stands after the dot, such as {@code ExecuteStatement}
   * @throws AwsError what the service answers instead
   */
  ObjectNode call(String action, ObjectNode request);
}
