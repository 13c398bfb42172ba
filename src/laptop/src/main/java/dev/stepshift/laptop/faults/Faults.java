package dev.stepshift.laptop.faults;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The faults that wait for their place and moment, and those that have struck. */
public final class Faults {

  private static final class Armed {
    private final Fault fault;
    private int left;

    private Armed(Fault fault, int left) {
      this.fault = fault;
      this.left = left;
    }
  }

  private final List<Armed> armed = new ArrayList<>();
  private final List<InjectedFault> injected = new ArrayList<>();
  private final List<Consumer<InjectedFault>> listeners = new CopyOnWriteArrayList<>();

  /** Lets a fault strike once. */
  public void arm(Fault fault) {
    arm(new RequestedFault(fault, 1));
  }

  /** Lets a fault strike the next so many times. */
  public synchronized void arm(RequestedFault wanted) {
    armed.add(new Armed(wanted.fault(), wanted.times()));
  }

  /** Lets nothing strike any more, and forgets what has. */
  public synchronized void clear() {
    armed.clear();
    injected.clear();
  }

  /** Lets nothing strike any more. */
  public synchronized void disarm() {
    armed.clear();
  }

  /** What has struck so far, the oldest first. */
  public synchronized List<InjectedFault> injected() {
    return List.copyOf(injected);
  }

  /** Those that wait still. */
  public synchronized List<Fault> waiting() {
    return armed.stream().map(waiting -> waiting.fault).toList();
  }

  /** Tells of each fault that strikes, on the thread that it strikes. */
  public void onInjected(Consumer<InjectedFault> listener) {
    listeners.add(listener);
  }

  /**
   * Whether a fault strikes here and now.
   *
   * @param here whether a fault is meant for this place
   * @param where the place, for people
   */
  <F extends Fault> Optional<F> strike(Class<F> kind, Predicate<F> here, String where) {
    InjectedFault struck;
    synchronized (this) {
      Optional<Armed> found =
          armed.stream()
              .filter(waiting -> kind.isInstance(waiting.fault))
              .filter(waiting -> here.test(kind.cast(waiting.fault)))
              .findFirst();
      if (found.isEmpty()) {
        return Optional.empty();
      }
      found.get().left--;
      if (found.get().left == 0) {
        armed.remove(found.get());
      }
      struck = new InjectedFault(Instant.now(), found.get().fault, where);
      injected.add(struck);
    }
    listeners.forEach(listener -> listener.accept(struck));
    return Optional.of(kind.cast(struck.fault()));
  }
}
