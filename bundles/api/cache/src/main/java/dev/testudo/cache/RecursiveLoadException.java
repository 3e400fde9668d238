package dev.testudo.cache;

import dev.testudo.TestudoException;
import java.io.Serial;

/**
 * A loader asks for what it is itself to load, directly or by way of others: it would never end.
 */
public class RecursiveLoadException extends TestudoException {
  @Serial private static final long serialVersionUID = 1L;

  public RecursiveLoadException(String message) {
    super(message);
  }
}
