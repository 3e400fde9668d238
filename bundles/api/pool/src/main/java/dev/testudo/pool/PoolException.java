package dev.testudo.pool;

import dev.testudo.TestudoException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A pool cannot make the object that a claim needs. Its cause is what the factory threw. */
public class PoolException extends TestudoException {
  @Serial private static final long serialVersionUID = 1L;

  private final String pool;

  public PoolException(String pool, String why, @Nullable Throwable cause) {
    super("pool " + pool + ": " + why, cause);
    this.pool = pool;
  }

  /** The pool's name. */
  public String pool() {
    return pool;
  }
}
