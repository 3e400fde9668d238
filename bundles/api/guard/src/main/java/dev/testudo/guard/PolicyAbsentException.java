package dev.testudo.guard;

import dev.testudo.RejectedException;
import java.io.Serial;

/** A guard that is set to reject rather than to pass lacks one of its policies. */
public class PolicyAbsentException extends RejectedException {
  @Serial private static final long serialVersionUID = 1L;

  public PolicyAbsentException(String message) {
    super(message);
  }
}
