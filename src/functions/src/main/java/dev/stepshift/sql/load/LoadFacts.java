package dev.stepshift.sql.load;

import dev.stepshift.sql.Literals;
import dev.stepshift.sql.load.LoadInput.DeliveredFiles;
import java.util.List;

/**
 * What the ledger and staging say of a load, as literals.
 *
 * @param superseded load keys under which some of its rows may have come before
 * @param execution that fills staging
 * @param stack the deployment's name
 * @param files how many; 0 for a query
 * @param bytes of the files as they are stored
 * @param takesBack whether what was loaded before is taken back: for the run's date, or of new
 *     files under the keys that follow
 * @param takenBack load keys
 */
public record LoadFacts(
    String key,
    List<String> superseded,
    String runId,
    String runDate,
    String stack,
    String strategy,
    String execution,
    int files,
    long bytes,
    boolean takesBack,
    List<String> takenBack) {

  static LoadFacts of(Load load, String stack) {
    return new LoadFacts(
        Literals.text(load.input().loadKey()),
        load.supersededKeys().stream().map(Literals::text).toList(),
        Literals.text(load.run().id()),
        Literals.text(load.run().date().toString()),
        Literals.text(stack),
        Literals.text(load.table().strategy().word()),
        Literals.text(load.execution()),
        load.files().map(files -> files.files().size()).orElse(0),
        load.files().map(DeliveredFiles::bytes).orElse(0L),
        load.takesBack(),
        load.keysTakenBack().stream().map(Literals::text).toList());
  }
}
