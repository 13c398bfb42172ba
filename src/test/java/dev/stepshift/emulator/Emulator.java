package dev.stepshift.emulator;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import org.jboss.logging.Logger;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * Somebody else's AWS: whatever {@code AWS_ENDPOINT_URL} names, or else LocalStack in a container.
 * Tests that need it say so and switch off where there is neither.
 */
final class Emulator implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Emulator.class);
  private static final String NONE =
      "The tests on an emulator are off: there is no Docker, and AWS_ENDPOINT_URL is not set.";

  /** The last line of images that start without an account; another by {@code localstack.image}. */
  private static final String IMAGE = "localstack/localstack:4.4.0";

  private final LocalStackContainer container;
  private final URI endpoint;

  private Emulator(LocalStackContainer container, URI endpoint) {
    this.container = container;
    this.endpoint = endpoint;
  }

  static Emulator start() {
    String given = System.getenv("AWS_ENDPOINT_URL");
    if (given != null && !given.isBlank()) {
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
