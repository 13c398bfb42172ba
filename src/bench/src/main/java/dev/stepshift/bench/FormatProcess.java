package dev.stepshift.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stepshift.redshift.copy.S3CopyRunner;
import dev.stepshift.redshift.postgres.ConnectionSource;
import dev.stepshift.s3.LocalS3;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A process that runs one COPY into {@code ours} and prints its {@link FormatLoad} as a line of
 * JSON: the local S3 and COPY are in it and nothing else, so that its memory is theirs.
 *
 * <p>Arguments: the server's JDBC address, the folder that the local S3 keeps, the format.
 */
final class FormatProcess {

  static final String BUCKET = "bench";

  private FormatProcess() {}

  public static void main(String[] arguments) throws Exception {
    ChildLog.open();
    FormatLoad load =
        measure(arguments[0], Path.of(arguments[1]), LineitemFormat.valueOf(arguments[2]));
    System.out.println(new ObjectMapper().writeValueAsString(load));
    System.exit(0);
  }

  static FormatLoad measure(String server, Path objects, LineitemFormat format) throws Exception {
    ConnectionSource connections = () -> DriverManager.getConnection(server);
    try (LocalS3 local = LocalS3.start(0, Optional.of(objects));
        S3Client s3 = local.client();
        Connection connection = connections.connect()) {
      S3CopyRunner runner = new S3CopyRunner(s3, connections);
      long start = System.nanoTime();
      long rows = runner.run(connection, format.copy("ours", BUCKET), 1, 1);
      long nanos = System.nanoTime() - start;
      return new FormatLoad(
          rows, nanos, ProcessMemory.peak(ProcessHandle.current().pid()).orElse(0));
    }
  }
}
