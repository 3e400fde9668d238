package dev.testudo.error.provider;

/** As exceptions are that are thrown at full rate. */
final class Stackless extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Stackless(String message) {
    super(message, null, false, false);
  }
}
