package dev.testudo.state;

import dev.testudo.TestudoException;
import java.io.Serial;

/** State is there in a shape that the caller cannot work on. Nothing was changed. */
public class SchemaException extends TestudoException {
  @Serial private static final long serialVersionUID = 1L;

  public SchemaException(String message) {
    super(message);
  }
}
