package dev.testudo.alert.state;

import dev.testudo.alert.Alert;

/** An alert with what its rule needs to know of it. Used under the lock of its cell. */
public final class ActiveAlert {
  /** As it is. */
  public Alert alert;

  /** Since when it is in its state, in nanoseconds of the clock. */
  public long since;

  /** When its metric last said something, in nanoseconds of the clock. */
  public long heard;

  /** Whether its firing was given to the channels. */
  public boolean told;

  /** When that was last, in nanoseconds of the clock. */
  public long toldAt;

  public ActiveAlert(Alert alert, long now) {
    this.alert = alert;
    this.since = now;
    this.heard = now;
    this.toldAt = now;
  }
}
