package dev.stepshift.s3;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * S3 on 127.0.0.1: S3Proxy in this process, over memory or over a folder (a bucket is a folder, a
 * key is a file). Any credentials are accepted; buckets are addressed by path.
 *
 * <p>One difference to Amazon S3: as keys are files, {@code a} and {@code a/b} cannot both exist.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/Welcome.html">Amazon S3 API</a>
 */
public final class LocalS3 implements AutoCloseable {

  /** Held, because a logger that nobody holds forgets its level; the library tells every start. */
  private static final Logger LIBRARY_LOG = Logger.getLogger("org.gaul");

  private final S3Proxy proxy;
  private final BlobStore store;

  private LocalS3(S3Proxy proxy, BlobStore store) {
    this.proxy = proxy;
    this.store = store;
  }

  /** Starts an S3 that forgets everything when it is closed; port 0 takes a free one. */
  public static LocalS3 start(int port) throws IOException {
    return start(port, Optional.empty());
  }

  /**
   * Starts an S3.
   *
   * @param port 0 takes a free one
   * @param data the folder that keeps the objects, made when missing; empty keeps them in memory
   */
  public static LocalS3 start(int port, Optional<Path> data) throws IOException {
    LIBRARY_LOG.setLevel(Level.WARNING);
    BlobStore store = data.isPresent() ? onDisk(data.get()) : new TransientNio2BlobStore();
    S3Proxy proxy =
        S3Proxy.builder()
            .blobStore(store)
            .endpoint(URI.create("http://127.0.0.1:" + port))
            .awsAuthentication(AuthenticationType.NONE, null, null)
            .ignoreUnknownHeaders(true)
            .stopTimeout(0)
            .build();
    try {
      proxy.start();
    } catch (Exception e) {
      throw new IOException(
          "The local S3 cannot listen on port " + port + ": " + e.getMessage(), e);
    }
    return new LocalS3(proxy, store);
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + proxy.getPort());
  }

  /** A client of this S3; the caller closes it. */
  public S3Client client() {
    return client(endpoint());
  }

  /** A client of a local S3 that another program may have started; the caller closes it. */
  public static S3Client client(URI endpoint) {
    S3ClientBuilder builder =
        S3Client.builder()
            .endpointOverride(endpoint)
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClientBuilder(ApacheHttpClient.builder());
    configure(builder);
    return builder.build();
  }

  /**
   * Has a client speak as a local S3 understands it; clients of other services stay as they are.
   */
  public static void configure(AwsClientBuilder<?, ?> client) {
    if (client instanceof S3ClientBuilder s3) {
      // The local S3 does not read the chunk that ends an empty object, and closes the connection.
      s3.forcePathStyle(true)
          .serviceConfiguration(settings -> settings.chunkedEncodingEnabled(false))
          .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
          .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
    }
  }

  @Override
  public void close() {
    try {
      proxy.stop();
      store.close();
    } catch (Exception e) {
      throw new IllegalStateException("The local S3 did not stop: " + e.getMessage(), e);
    }
  }

  private static BlobStore onDisk(Path data) throws IOException {
    Files.createDirectories(data);
    return new FilesystemNio2BlobStore(data.toAbsolutePath().toString());
  }
}
