package dev.stepshift.laptop.dynamodb;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * AWS's own DynamoDB Local, in memory, on one loopback port.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DynamoDBLocal.html">DynamoDB
 *     local</a>
 */
public final class LocalDynamoDb implements AutoCloseable {

  private static final String NATIVE_LIBRARIES = "sqlite4java.library.path";

  private final Server server;
  private final LocalDynamoDBRequestHandler tables;

  private LocalDynamoDb(Server server, LocalDynamoDBRequestHandler tables) {
    this.server = server;
    this.tables = tables;
  }

  /**
   * Starts an empty DynamoDB on 127.0.0.1. Its own launcher would listen on every address.
   *
   * @param port 0 takes a free one
   * @throws IOException when the port is taken
   */
  public static LocalDynamoDb start(int port) throws IOException {
    findNativeLibraries();
    LocalDynamoDBRequestHandler tables =
        new LocalDynamoDBRequestHandler(0, true, null, true, false);
    Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    server.setHandler(new LocalDynamoDBServerHandler(tables, null));
    try {
      server.start();
    } catch (Exception failed) {
      tables.shutdown();
      throw new IOException("DynamoDB could not be started: " + failed.getMessage(), failed);
    }
    return new LocalDynamoDb(server, tables);
  }

  public URI endpoint() {
    return URI.create(
        "http://127.0.0.1:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort());
  }

  @Override
  public void close() throws IOException {
    try {
      server.stop();
    } catch (Exception failed) {
      throw new IOException("DynamoDB did not stop: " + failed.getMessage(), failed);
    } finally {
      tables.shutdown();
    }
  }

  /** The SQLite library that DynamoDB Local loads lies on the class path as a file of its own. */
  private static void findNativeLibraries() {
    if (System.getProperty(NATIVE_LIBRARIES) != null) {
      return;
    }
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(file -> isLibraryOfThisMachine(file.getFileName().toString(), arm))
        .findFirst()
        .map(Path::getParent)
        .ifPresent(folder -> System.setProperty(NATIVE_LIBRARIES, folder.toString()));
  }

  private static boolean isLibraryOfThisMachine(String file, boolean arm) {
    String os = System.getProperty("os.name").toLowerCase(java.util.Locale.ROOT);
    if (!file.contains("sqlite4java") || file.endsWith(".jar")) {
      return false;
    }
    if (os.contains("mac")) {
      return file.endsWith(".dylib") && arm == file.contains("aarch64");
    }
    if (os.contains("win")) {
      return file.endsWith(".dll") && file.contains("x64");
    }
    return file.endsWith(".so") && (arm ? file.contains("aarch64") : file.contains("amd64"));
  }
}
