package dev.testudo.state.provider;

import dev.testudo.state.face.Gate;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * What a slot stands for, from one epoch on until the next version. Public for the generated faces.
 *
 * <p>Versions form a chain, newest first. A call that is pinned to an epoch goes back along it to
 * the version that was current then; the chain is cut when no such call is left, and the old code
 * with it.
 */
public final class Target {
  /** The object, or null while it is away. */
  public final @Nullable Object object;

  /** One gate for each method of the face, or null if it is not guarded. */
  private final @Nullable Gate @Nullable [] gates;

  /** What visits write down when they enter it; given when it is published, 0 before. */
  long id;

  final long since;
  volatile @Nullable Target previous;

  /** Set when the object is about to go: calls that are still pinned to it go to its successor. */
  volatile boolean closing;

  /** While the object is away: opened when there is another. */
  final @Nullable CountDownLatch arrival;

  /** While the object is away: how long calls wait for another, in nanoseconds of the clock. */
  final long deadline;

  // Asynchronous calls leave on other threads than they entered, so no visit shows them.
  final LongAdder stagesIn = new LongAdder();
  final LongAdder stagesOut = new LongAdder();

  private Target(
      @Nullable Object object,
      @Nullable Gate @Nullable [] gates,
      long since,
      @Nullable Target previous,
      @Nullable CountDownLatch arrival,
      long deadline) {
    this.object = object;
    this.gates = gates;
    this.since = since;
    this.previous = previous;
    this.arrival = arrival;
    this.deadline = deadline;
  }

  static Target of(
      Object object, @Nullable Gate @Nullable [] gates, long since, @Nullable Target previous) {
    return new Target(object, gates, since, previous, null, 0);
  }

  static Target away(long since, @Nullable Target previous, long deadline) {
    return new Target(null, null, since, previous, new CountDownLatch(1), deadline);
  }

  /** The gate before a method, or null. For the generated faces. */
  public @Nullable Gate gate(int method) {
    @Nullable Gate[] all = gates;
    return all == null ? null : all[method];
  }
}
