package dev.stepshift.cli;

import dev.stepshift.laptop.Endpoints;
import dev.stepshift.laptop.LocalAws;
import dev.stepshift.laptop.Usage;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** Serves nothing, and says so: what is reached through the clients is faked there. */
final class FakeLocalAws implements LocalAws {

  static final URI NOWHERE = URI.create("http://127.0.0.1:9");

  Path deployed;
  CliError failing;
  boolean closed;
  private int readings;

  @Override
  public Endpoints endpoints() {
    return new Endpoints(NOWHERE, NOWHERE, NOWHERE, NOWHERE);
  }

  @Override
  public void deploy(Path home) {
    if (failing != null) {
      throw failing;
    }
    deployed = home;
  }

  /** Each reading is 10 Lambda invocations later. */
  @Override
  public Usage usage() {
    readings++;
    return new Usage(0, Duration.ZERO, 10L * readings, Duration.ZERO, 0, 0);
  }

  @Override
  public void close() {
    closed = true;
  }
}
