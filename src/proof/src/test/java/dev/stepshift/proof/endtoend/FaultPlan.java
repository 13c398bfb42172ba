package dev.stepshift.proof.endtoend;

import dev.stepshift.laptop.faults.RequestedFault;
import dev.stepshift.proof.endtoend.FaultVariant.Shape;
import dev.stepshift.proof.endtoend.FaultVariant.Twin;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What is started, and by what it is disturbed.
 *
 * @param isPatient whether a redrive waits until all has come to rest
 */
record FaultPlan(
    int index,
    FaultVariant variant,
    Shape shape,
    Twin twin,
    boolean isPatient,
    List<RequestedFault> wanted) {

  String words() {
    return "%s %s%s: %s"
        .formatted(
            variant.folder(),
            word(shape),
            twin == Twin.NONE ? "" : " and a second run, " + word(twin),
            wanted.stream().map(FaultPlan::words).collect(Collectors.joining(" + ")));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String words(RequestedFault wanted) {
    return wanted.fault().spec() + (wanted.times() == 1 ? "" : ":times=" + wanted.times());
  }
}
