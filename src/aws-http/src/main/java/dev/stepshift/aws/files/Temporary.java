package dev.stepshift.aws.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/**
 * A temporary file, or a folder of them: deleted when it is closed, and also when the program ends
 * before that, by Ctrl-C or by a signal.
 */
public final class Temporary implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Temporary.class);

  private static final int MOST_TRIES = 50;
  private static final int PAUSE_MILLIS = 20;

  private final Path path;
  private final Thread hook = new Thread(this::deleteAtEnd, "delete-temporary-files");

  private Temporary(Path path) {
    this.path = path;
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException ending) {
      deleteAtEnd();
      throw ending;
    }
  }

  /** An empty file. */
  public static Temporary file(String prefix, String suffix) throws IOException {
    return new Temporary(Files.createTempFile(prefix, suffix));
  }

  /** An empty folder. */
  public static Temporary folder(String prefix) throws IOException {
    return new Temporary(Files.createTempDirectory(prefix));
  }

  public Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      LOG.debugf("%s is being deleted: %s", path, ending.getMessage());
    }
    Tree.delete(path);
  }

  /** Whoever writes the files goes on until the program has ended: what comes anew goes too. */
  void deleteAtEnd() {
    for (int i = 0; i < MOST_TRIES && Files.exists(path); i++) {
      try {
        Tree.delete(path);
      } catch (IOException stillWritten) {
        if (i == MOST_TRIES - 1) {
          LOG.warnf("%s cannot be deleted: %s", path, stillWritten.getMessage());
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
