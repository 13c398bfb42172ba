package dev.stepshift.functions;

import java.util.regex.Pattern;

/**
 * What a deployment tells its Lambdas.
 *
 * @param stack name of the deployment, the first part of each statement's name
 * @param dataBucket bucket of the source files and the COPY manifests
 * @param sqlBucket bucket of the pipelines and templates
 * @param sqlPrefix key prefix of the {@code sql/} folder there, with its slash
 * @param iamRole the role that COPY reads S3 with: {@code default}, or an ARN (several, with commas
 *     between them, for a chain)
 */
public record LambdaSettings(
    String stack, String dataBucket, String sqlBucket, String sqlPrefix, String iamRole) {

  public static final String DEFAULT_ROLE = "default";

  private static final String ARN = "arn:aws[a-z-]*:iam::\\d{12}:role/[\\w+=,.@/-]+";
  private static final Pattern ROLE = Pattern.compile(DEFAULT_ROLE + '|' + ARN);

  public LambdaSettings {
    requireText("stack", stack);
    requireText("data-bucket", dataBucket);
    requireText("sql-bucket", sqlBucket);
    if (!ROLE.matcher(iamRole).matches()) {
      throw new IllegalArgumentException(
          "stepshift.iam-role is \""
              + iamRole
              + "\"; use default, or the ARN of a role that is attached to the warehouse.");
    }
  }

  private static void requireText(String name, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException("stepshift." + name + " is empty; set it.");
    }
  }
}
