package dev.testudo.alert.state;

import dev.testudo.alert.Alert;

/** An alert that waits for a channel to deliver it. Used under the lock of its cell. */
public final class Waiting {
  public final Alert alert;

  /** How often it was tried. */
  public int attempts;

  /** When it may be tried next, in nanoseconds of the clock. */
  public long due;

  public Waiting(Alert alert, long due) {
    this.alert = alert;
    this.due = due;
  }
}
