package dev.stepshift.proof.endtoend;

import dev.stepshift.laptop.faults.Fault;
import dev.stepshift.proof.endtoend.FaultVariant.Shape;
import dev.stepshift.proof.endtoend.FaultVariant.Twin;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A point at which a fault can strike, and what must run so that it does.
 *
 * @param faults the fault, and those that bring a run to its point; tables, errors and pauses are
 *     drawn
 */
record FaultCard(Needs needs, Function<FaultDraw, List<Fault>> faults) {

  /** What may be started; all that is in the sets. */
  record Needs(Set<FaultVariant> variants, Set<Shape> shapes, Set<Twin> twins) {

    static final Needs NOTHING =
        new Needs(Set.of(FaultVariant.values()), Set.of(Shape.values()), Set.of(Twin.values()));

    Needs of(FaultVariant variant) {
      return new Needs(Set.of(variant), shapes, twins);
    }

    Needs on(Shape... days) {
      return new Needs(variants, Set.of(days), twins);
    }

    Needs with(Twin twin) {
      return new Needs(variants, shapes, Set.of(twin));
    }

    boolean allow(FaultVariant variant, Shape shape, Twin twin) {
      return variants.contains(variant) && shapes.contains(shape) && twins.contains(twin);
    }

    int choices() {
      return variants.size() * shapes.size() * twins.size();
    }
  }
}
