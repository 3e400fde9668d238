package dev.testudo.demo.api;

import java.io.Serial;

/** The shop cannot reach its database; it may work again at the next call. */
public class DatabaseException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public DatabaseException(String message, Throwable cause) {
    super(message, cause);
  }
}
