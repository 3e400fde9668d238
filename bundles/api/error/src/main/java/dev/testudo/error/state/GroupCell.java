package dev.testudo.error.state;

import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;

/** Failures of one kind. */
public final class GroupCell {
  /** How many. */
  public final LongAdder count = new LongAdder();

  public final String exception;
  public final String where;
  public final String message;
  public final String stack;
  public final Instant firstSeen;
  public volatile Instant lastSeen;

  public GroupCell(String exception, String where, String message, String stack, Instant now) {
    this.exception = exception;
    this.where = where;
    this.message = message;
    this.stack = stack;
    this.firstSeen = now;
    this.lastSeen = now;
  }
}
