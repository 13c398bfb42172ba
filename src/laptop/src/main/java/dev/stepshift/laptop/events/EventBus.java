package dev.stepshift.laptop.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * The default event bus: each event goes to the target of every rule whose pattern it matches, at
 * once and on a thread of its own, as EventBridge delivers without regard to order.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html">Amazon
 *     EventBridge event patterns</a>
 */
public final class EventBus implements Consumer<ObjectNode>, AutoCloseable {

  private static final Logger LOG = Logger.getLogger(EventBus.class);

  private volatile Predicate<ObjectNode> lost = event -> false;
  private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
  private final AtomicInteger undelivered = new AtomicInteger();
  private final ExecutorService deliveries =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "event-bus");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Adds a rule, or puts it in the place of the one of its name; its target gets the input that the
   * rule makes of each matching event.
   */
  public void subscribe(EventRule rule, Consumer<ObjectNode> target) {
    subscriptions.removeIf(other -> other.rule().name().equals(rule.name()));
    subscriptions.add(new Subscription(rule, EventPattern.of(rule), target));
  }

  /**
   * Loses events from now on, as delivery at best effort may.
   *
   * @param lost whether an event is lost
   */
  public void lose(Predicate<ObjectNode> lost) {
    this.lost = lost;
  }

  /** Puts one event, in EventBridge's envelope, on the bus. */
  @Override
  public void accept(ObjectNode event) {
    if (lost.test(event)) {
      return;
    }
    String text = event.toString();
    for (Subscription subscription : subscriptions) {
      if (subscription.pattern().matches(text)) {
        undelivered.incrementAndGet();
        deliveries.execute(() -> deliver(subscription, event));
      }
    }
  }

  @Override
  public void close() {
    deliveries.shutdownNow();
  }

  /** How many targets have not yet done what they do with an event. */
  public int undelivered() {
    return undelivered.get();
  }

  private void deliver(Subscription subscription, ObjectNode event) {
    try {
      subscription.target().accept(subscription.rule().input(event));
    } catch (RuntimeException failed) {
      LOG.errorf(failed, "rule %s could not deliver %s", subscription.rule().name(), event);
    } finally {
      undelivered.decrementAndGet();
    }
  }

  private record Subscription(EventRule rule, EventPattern pattern, Consumer<ObjectNode> target) {}
}
