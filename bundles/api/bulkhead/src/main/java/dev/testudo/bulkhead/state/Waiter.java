package dev.testudo.bulkhead.state;

import dev.testudo.state.face.Wakeup;
import java.util.concurrent.atomic.AtomicLong;

/** Who waits for a place. */
public final class Waiter {
  /** {@link #state}: it waits. */
  public static final long WAITING = -1;

  /** {@link #state}: it has given up. */
  public static final long GONE = -2;

  /** Its number, for the call that comes back. */
  public final long ticket;

  /** One of the two above, or the permit that it was given. */
  public final AtomicLong state = new AtomicLong(WAITING);

  /** Ends its wait. */
  public final Wakeup wakeup = new Wakeup();

  public Waiter(long ticket) {
    this.ticket = ticket;
  }
}
