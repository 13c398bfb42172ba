package dev.stepshift.local.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** What the commands use and do not know: found on the class path by {@link ServiceLoader}. */
public record Parts(LocalAwsStarter starter, Checks checks) {

  static Parts installed() {
    LocalAwsStarter starter =
        ServiceLoader.load(LocalAwsStarter.class)
            .findFirst()
            .orElse(
                (home, ports) -> {
                  throw new CliError("No local AWS is on the class path: this build is broken.");
                });
    return new Parts(
        starter,
        (home, pipeline) -> {
          List<Check> all = new ArrayList<>();
          ServiceLoader.load(Checks.class).forEach(checks -> all.addAll(checks.of(home, pipeline)));
          return all;
        });
  }
}
