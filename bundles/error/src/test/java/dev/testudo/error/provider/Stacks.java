package dev.testudo.error.provider;

/** Failures thrown at places of one's choice. */
final class Stacks {
  private Stacks() {}

  /**
   * Thrown at these places, the topmost first.
   *
   * @param places class, method and line: {@code com.acme.Shop.find:12}
   */
  static <T extends Throwable> T at(T failure, String... places) {
    StackTraceElement[] frames = new StackTraceElement[places.length];
    for (int i = 0; i < places.length; i++) {
      int colon = places[i].indexOf(':');
      int dot = places[i].lastIndexOf('.', colon);
      frames[i] =
          new StackTraceElement(
              places[i].substring(0, dot),
              places[i].substring(dot + 1, colon),
              "Some.java",
              Integer.parseInt(places[i].substring(colon + 1)));
    }
    failure.setStackTrace(frames);
    return failure;
  }
}
