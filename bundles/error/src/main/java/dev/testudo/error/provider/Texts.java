package dev.testudo.error.provider;

/**
 * What failures say, in bounds. Their methods are foreign code: what those throw is passed over.
 */
final class Texts {
  private static final int MESSAGE = 200;
  private static final int CAUSES = 4;
  private static final int FRAMES = 20;
  private static final int STACK = 4000;

  private Texts() {}

  /** The message, or an empty text. */
  static String message(Throwable failure) {
    try {
      String message = failure.getMessage();
      return message == null ? "" : message;
    } catch (RuntimeException e) {
      return "";
    }
  }

  /** The message, cut off. */
  static String sample(Throwable failure) {
    return cut(message(failure), MESSAGE);
  }

  /** The stack, or none. */
  static StackTraceElement[] frames(Throwable failure) {
    try {
      return failure.getStackTrace();
    } catch (RuntimeException e) {
      return new StackTraceElement[0];
    }
  }

  /** The stack trace as text: the topmost frames of the failure and its first causes. */
  static String stack(Iterable<Throwable> causes) {
    StringBuilder text = new StringBuilder();
    int number = 0;
    for (Throwable cause : causes) {
      if (number++ == CAUSES) {
        break;
      }
      text.append(number == 1 ? "" : "Caused by: ").append(cause.getClass().getName());
      String message = sample(cause);
      text.append(message.isEmpty() ? "" : ": ").append(message).append('\n');
      StackTraceElement[] frames = frames(cause);
      for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
        text.append("\tat ").append(frames[i]).append('\n');
      }
      if (frames.length > FRAMES) {
        text.append("\t… ").append(frames.length - FRAMES).append(" more\n");
      }
    }
    return cut(text.toString(), STACK);
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length - 1) + "…";
  }
}
