package dev.testudo.bench.api;

/** A failure that costs nothing by itself: without a stack trace, and made once. */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1;

  public Failure() {
    super("made before", null, false, false);
  }
}
