package dev.stepshift.proof.endtoend;

import dev.stepshift.laptop.faults.Fault;
import dev.stepshift.laptop.faults.FaultCatalog.Task;
import dev.stepshift.laptop.faults.InjectionPoint;
import dev.stepshift.laptop.faults.RequestedFault;
import dev.stepshift.laptop.faults.TaskFault;
import dev.stepshift.proof.endtoend.FaultVariant.Shape;
import dev.stepshift.proof.endtoend.FaultVariant.Twin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Deals all points at which faults can strike to so many runs, again and again: after each round
 * each point has been drawn once more, in another company.
 */
final class FaultPlans {

  /** Two points a run, or three. */
  static final int ROUND = 190;

  private final long seed;
  private final List<FaultCard> deck;
  private int dealt = -1;
  private List<Hand> hands = List.of();

  /** What one run is to be, and the points it is to meet. */
  private static final class Hand {
    private final FaultVariant variant;
    private final Shape shape;
    private final Twin twin;
    private final List<FaultCard> cards = new ArrayList<>();

    private Hand(FaultVariant variant, Shape shape, Twin twin) {
      this.variant = variant;
      this.shape = shape;
      this.twin = twin;
    }

    private boolean takes(FaultCard card) {
      return card.needs().allow(variant, shape, twin);
    }
  }

  FaultPlans(long seed, List<Task> tasks) {
    this.seed = seed;
    this.deck = FaultDeck.of(tasks);
  }

  /** The same for the same seed and index. */
  synchronized FaultPlan plan(int index) {
    int round = index / ROUND;
    if (round != dealt) {
      hands = deal(random(-1 - round));
      dealt = round;
    }
    Random random = random(index);
    Hand hand = hands.get(index % ROUND);
    FaultDraw draw = new FaultDraw(random, hand.variant, hand.shape);
    List<RequestedFault> wanted = new ArrayList<>();
    for (FaultCard card : hand.cards) {
      List<Fault> faults = card.faults().apply(draw);
      int times = draw.times();
      wanted.add(new RequestedFault(faults.get(0), leavesRun(faults.get(0)) ? 1 : times));
      faults.stream().skip(1).forEach(fault -> wanted.add(new RequestedFault(fault, 1)));
    }
    if (random.nextInt(6) == 0) {
      draw.abandonedMerge().forEach(fault -> wanted.add(new RequestedFault(fault, 1)));
    }
    return new FaultPlan(index, hand.variant, hand.shape, hand.twin, random.nextBoolean(), wanted);
  }

  /** Of several runs that nobody awaits one could load its day after the next day has loaded. */
  private static boolean leavesRun(Fault fault) {
    return fault instanceof TaskFault task
        && task.state().name().equals("Run date")
        && task.point() == InjectionPoint.DURING;
  }

  private Random random(int index) {
    Random random = new Random(seed * 1_000_003 + index);
    // The first numbers of neighbouring seeds are alike.
    random.nextInt();
    return random;
  }

  /** Those with the fewest choices choose first. */
  private List<Hand> deal(Random random) {
    List<Hand> open = new ArrayList<>();
    for (int i = 0; i < ROUND; i++) {
      open.add(hand(i));
    }
    Collections.shuffle(open, random);
    List<FaultCard> cards = new ArrayList<>(deck);
    Collections.shuffle(cards, random);
    cards.sort(Comparator.comparingInt(card -> card.needs().choices()));
    for (FaultCard card : cards) {
      open.stream()
          .filter(hand -> hand.takes(card))
          .min(Comparator.comparingInt(hand -> hand.cards.size()))
          .orElseThrow()
          .cards
          .add(card);
    }
    return open;
  }

  /** So many of each as its points and its price suggest. */
  private static Hand hand(int number) {
    FaultVariant variant =
        switch (number % 10) {
          case 0, 1, 2 -> FaultVariant.KIOSK;
          case 3, 4, 5, 6 -> FaultVariant.STAND;
          case 7, 8 -> FaultVariant.SHELF;
          default -> FaultVariant.RACK;
        };
    int turn = number / 10;
    if (variant.isBackfilled() && turn % 9 == 0) {
      return new Hand(variant, Shape.BACKFILL, Twin.NONE);
    }
    Shape shape = turn % 4 == 1 ? Shape.FIRST_DAY : Shape.SECOND_DAY;
    Twin twin =
        switch (turn % 6) {
          case 2 -> Twin.SAME_EVENT;
          case 4 -> variant.isRepeatable() ? Twin.OTHER : Twin.NONE;
          default -> Twin.NONE;
        };
    return new Hand(variant, shape, twin);
  }
}
