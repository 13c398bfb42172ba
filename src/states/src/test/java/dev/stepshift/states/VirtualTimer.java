package dev.stepshift.states;

import dev.stepshift.states.concurrent.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;

/** A clock that jumps to the next alarm as soon as every thread waits. */
final class VirtualTimer implements Timer, AutoCloseable {

  private static final class Entry {
    private final Instant at;
    private final long order;
    private final Duration delay;
    private final Runnable work;

    private Entry(Instant at, long order, Duration delay, Runnable work) {
      this.at = at;
      this.order = order;
      this.delay = delay;
      this.work = work;
    }
  }

  private final PriorityQueue<Entry> alarms =
      new PriorityQueue<>(
          Comparator.<Entry, Instant>comparing(entry -> entry.at)
              .thenComparingLong(entry -> entry.order));
  private final List<Duration> fired = new ArrayList<>();
  private final Deque<Double> draws = new ArrayDeque<>();
  private final Thread clock = new Thread(this::run, "virtual-clock");
  private Instant now = Instant.parse("2026-01-01T06:00:00Z");
  private long count;
  private int working;
  private boolean closed;

  VirtualTimer() {
    clock.setDaemon(true);
    clock.start();
  }

  /** What the next calls of {@link #random} answer; 0.5 after that. */
  synchronized void willDraw(double value) {
    draws.add(value);
  }

  /** The delays of all alarms that went off. */
  synchronized List<Duration> fired() {
    return List.copyOf(fired);
  }

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized double random() {
    return draws.isEmpty() ? 0.5 : draws.poll();
  }

  @Override
  public synchronized Alarm schedule(Duration delay, Runnable work) {
    Entry entry = new Entry(now.plus(delay), count++, delay, work);
    alarms.add(entry);
    notifyAll();
    return () -> cancel(entry);
  }

  private synchronized void cancel(Entry entry) {
    alarms.remove(entry);
  }

  @Override
  public synchronized void working(int change) {
    working += change;
    notifyAll();
  }

  private void run() {
    while (true) {
      Entry next;
      synchronized (this) {
        try {
          while (!closed && (working > 0 || alarms.isEmpty())) {
            wait();
          }
        } catch (InterruptedException stop) {
          return;
        }
        if (closed) {
          return;
        }
        next = alarms.poll();
        now = next.at;
        fired.add(next.delay);
        working++;
      }
      next.work.run();
      working(-1);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }
}
