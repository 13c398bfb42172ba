package dev.stepshift.laptop.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import dev.stepshift.laptop.deploy.LocalNames;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/** One process of a packaged function, started as Lambda starts it, its S3 a given endpoint. */
public final class PackagedFunction implements AutoCloseable {

  private static final int MEMORY_MB = 512;
  private static final String HANDLER =
      "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest";

  /**
   * What Lambda's Java 17 runtime sets: the first compiler alone and the serial collector; the heap
   * is what other users of a 512 MB function's memory leave.
   *
   * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/java-customization.html">Customize
   *     Java runtime startup behavior</a>
   */
  private static final List<String> JVM_OPTIONS =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx435m");

  private final Process process;
  private final RuntimeApi api;
  private final Path log;

  private PackagedFunction(Process process, RuntimeApi api, Path log) {
    this.process = process;
    this.api = api;
    this.log = log;
  }

  /**
   * Starts a handler on the JVM, by the client that Lambda's own Java runtime is made of.
   *
   * @param folder function.zip, unpacked
   * @param handler such as {@code plan-run}
   * @param s3 the endpoint
   */
  public static PackagedFunction onJvm(Path folder, String handler, URI s3) throws IOException {
    List<String> command =
        Stream.of(
                Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()),
                JVM_OPTIONS.stream(),
                Stream.of("-cp", runtime(), AWSLambda.class.getName(), HANDLER))
            .flatMap(part -> part)
            .toList();
    return start(command, folder, handler, s3);
  }

  /**
   * Starts a handler as a native program.
   *
   * @param folder function.zip, unpacked: it holds {@code bootstrap}
   */
  public static PackagedFunction onNative(Path folder, String handler, URI s3) throws IOException {
    return start(List.of(folder.resolve("bootstrap").toString()), folder, handler, s3);
  }

  private static PackagedFunction start(List<String> command, Path folder, String handler, URI s3)
      throws IOException {
    RuntimeApi api = RuntimeApi.start(LocalNames.functionArn(handler));
    Path log = Files.createTempFile("stepshift-" + handler, ".log");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      builder.environment().putAll(environment(handler, s3, api));
      Process process = builder.start();
      // Its end is told to the API, which fails what is still asked.
      Future<?> unused = process.onExit().thenAccept(ended -> api.processEnded(ended.exitValue()));
      return new PackagedFunction(process, api, log);
    } catch (IOException notStarted) {
      api.close();
      throw notStarted;
    }
  }

  private static Map<String, String> environment(String handler, URI s3, RuntimeApi api) {
    Map<String, String> environment = new HashMap<>();
    environment.put("AWS_LAMBDA_RUNTIME_API", api.address());
    environment.put("AWS_LAMBDA_FUNCTION_NAME", LocalNames.STACK + "-" + handler);
    environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(MEMORY_MB));
    environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + LocalNames.STACK);
    environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "local");
    environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    environment.put("_HANDLER", HANDLER);
    environment.put("AWS_REGION", LocalNames.REGION);
    environment.put("AWS_ACCESS_KEY_ID", "local");
    environment.put("AWS_SECRET_ACCESS_KEY", "local");
    environment.put("QUARKUS_LAMBDA_HANDLER", handler);
    environment.put("QUARKUS_S3_ENDPOINT_OVERRIDE", s3.toString());
    environment.put("QUARKUS_S3_PATH_STYLE_ACCESS", "true");
    environment.put("STEPSHIFT_STACK", LocalNames.STACK);
    environment.put("STEPSHIFT_DATA_BUCKET", LocalNames.DATA_BUCKET);
    environment.put("STEPSHIFT_SQL_BUCKET", LocalNames.SQL_BUCKET);
    environment.put("STEPSHIFT_SQL_PREFIX", LocalNames.SQL_PREFIX);
    return environment;
  }

  /** The function's own classes are not part of it: the client loads them from its folder. */
  private static String runtime() {
    return Stream.of(
            AWSLambda.class, PojoSerializer.class, Context.class, SdkInternalThreadLocal.class)
        .map(PackagedFunction::archive)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String archive(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException odd) {
      throw new IllegalStateException(odd);
    }
  }

  /** Invokes the function; the first call waits for its start. */
  public RuntimeApi.Answer invoke(String payload, Duration limit) throws InterruptedException {
    return api.invoke(payload, limit);
  }

  public long pid() {
    return process.pid();
  }

  /** What it has logged so far. */
  public String log() throws IOException {
    return Files.readString(log);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
    api.close();
    log.toFile().delete();
  }
}
