package dev.stepshift.laptop.faults;

import java.util.function.Function;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.DelegatingS3Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Request;

/** Faults in what the functions ask of S3. */
public final class FaultyS3 extends DelegatingS3Client {

  private static final String REQUEST = "Request";
  private static final int SLOW_DOWN = 503;
  private static final int BROKEN = 500;

  private final Faults faults;

  public FaultyS3(Faults faults, S3Client s3) {
    super(s3);
    this.faults = faults;
  }

  @Override
  protected <T extends S3Request, R> R invokeOperation(T request, Function<T, R> operation) {
    strike(request, InjectionPoint.BEFORE);
    R answer = operation.apply(request);
    strike(request, InjectionPoint.AFTER);
    return answer;
  }

  private void strike(S3Request request, InjectionPoint point) {
    String action = request.getClass().getSimpleName().replace(REQUEST, "");
    String key =
        request
            .getValueForField("Key", String.class)
            .or(() -> request.getValueForField("Prefix", String.class))
            .orElse("");
    faults
        .strike(
            S3Fault.class,
            fault ->
                fault.point() == point
                    && (fault.action().isEmpty() || fault.action().equals(action)),
            action + " of " + key)
        .ifPresent(
            fault -> {
              throw failure(action, point);
            });
  }

  private static RuntimeException failure(String action, InjectionPoint point) {
    boolean refused = point == InjectionPoint.BEFORE;
    String message = "Injected into " + action + ".";
    return S3Exception.builder()
        .statusCode(refused ? SLOW_DOWN : BROKEN)
        .message(message)
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .errorCode(refused ? "SlowDown" : "InternalError")
                .errorMessage(message)
                .build())
        .build();
  }
}
