package dev.testudo.platform;

import org.jspecify.annotations.Nullable;

/** The platform cannot start. The message is one line for people and says what to do about it. */
public final class PlatformException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PlatformException(String message) {
    super(message);
  }

  public PlatformException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
