package dev.testudo;

import java.io.Serial;

/** What a stable face stands for has gone away, and nothing took its place in time. */
public class ServiceGoneException extends TestudoException {
  @Serial private static final long serialVersionUID = 1L;

  public ServiceGoneException(String message) {
    super(message);
  }
}
