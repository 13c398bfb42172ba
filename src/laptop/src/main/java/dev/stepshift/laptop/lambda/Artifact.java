package dev.stepshift.laptop.lambda;

import dev.stepshift.aws.files.Temporary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** {@code function.zip}, unpacked: a program of its own, or classes for Lambda's Java runtime. */
public final class Artifact implements AutoCloseable {

  private static final String BOOTSTRAP = "bootstrap";

  private final Temporary temporary;
  private final Path folder;

  private Artifact(Temporary temporary) {
    this.temporary = temporary;
    this.folder = temporary.path();
  }

  /** Unpacks into a temporary folder, which {@link #close} deletes. */
  public static Artifact unpack(Path archive) throws IOException {
    Artifact artifact = new Artifact(Temporary.folder("stepshift-function"));
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        artifact.write(entry, zip);
      }
    }
    Path bootstrap = artifact.folder.resolve(BOOTSTRAP);
    if (artifact.isNative() && !bootstrap.toFile().setExecutable(true)) {
      throw new IOException(bootstrap + " cannot be made executable");
    }
    return artifact;
  }

  /** Whether it holds a native program. */
  public boolean isNative() {
    return Files.exists(folder.resolve(BOOTSTRAP));
  }

  /**
   * Starts one of its handlers.
   *
   * @param handler such as {@code plan-run}
   * @param s3 the endpoint
   */
  public PackagedFunction start(String handler, URI s3) throws IOException {
    return isNative()
        ? PackagedFunction.onNative(folder, handler, s3)
        : PackagedFunction.onJvm(folder, handler, s3);
  }

  private void write(ZipEntry entry, ZipInputStream content) throws IOException {
    Path file = folder.resolve(entry.getName()).normalize();
    if (!file.startsWith(folder)) {
      throw new IOException("the archive has an entry outside of itself: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(file);
    } else {
      Files.createDirectories(file.getParent());
      Files.copy(content, file);
    }
  }

  @Override
  public void close() {
    try {
      temporary.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
