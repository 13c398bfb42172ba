package dev.stepshift.proof.emulator;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.logging.Logger;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Somebody else's AWS: whatever {@code AWS_ENDPOINT_URL} names, or else LocalStack in a container.
 * Tests that need it say so and switch off where there is neither.
 */
final class Emulator implements AutoCloseable {

  /**
   * Where the mocked integrations are written for an emulator that {@code AWS_ENDPOINT_URL} names:
   * start it with {@code SFN_MOCK_CONFIG} naming this file.
   */
  static final Path MOCKS = Path.of("target/emulator/mocks.json");

  private static final Logger LOG = Logger.getLogger(Emulator.class);
  private static final String NONE =
      "The tests on an emulator are off: there is no Docker, and AWS_ENDPOINT_URL is not set.";

  /**
   * The first release with mocked integrations, of the last line of images that start without an
   * account; another by {@code localstack.image}.
   */
  private static final String IMAGE = "localstack/localstack:4.4.0";

  private final LocalStackContainer container;
  private final URI endpoint;

  private Emulator(LocalStackContainer container, URI endpoint) {
    this.container = container;
    this.endpoint = endpoint;
  }

  /**
   * @param mocks a mock configuration of Step Functions
   */
  static Emulator start(String mocks) throws IOException {
    String given = System.getenv("AWS_ENDPOINT_URL");
    if (given != null && !given.isBlank()) {
      Files.createDirectories(MOCKS.getParent());
      Files.writeString(MOCKS, mocks);
      return new Emulator(null, URI.create(given));
    }
    boolean docker = DockerClientFactory.instance().isDockerAvailable();
    if (!docker) {
      LOG.warn(NONE);
    }
    assumeTrue(docker, NONE);
    LocalStackContainer container =
        new LocalStackContainer(
            DockerImageName.parse(System.getProperty("localstack.image", IMAGE))
                .asCompatibleSubstituteFor("localstack/localstack"));
    container
        .withEnv("SFN_MOCK_CONFIG", "/tmp/mocks.json")
        .withCopyToContainer(Transferable.of(mocks), "/tmp/mocks.json");
    container.start();
    return new Emulator(container, container.getEndpoint());
  }

  URI endpoint() {
    return endpoint;
  }

  @Override
  public void close() {
    if (container != null) {
      container.stop();
    }
  }
}
