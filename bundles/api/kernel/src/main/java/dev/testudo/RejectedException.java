package dev.testudo;

import java.io.Serial;

/**
 * A policy turned the call away before it reached its target. A rejection says nothing about the
 * target, so the other policies of the chain take it as neutral.
 */
public abstract class RejectedException extends TestudoException {
  @Serial private static final long serialVersionUID = 1L;

  protected RejectedException(String message) {
    super(message, false);
  }
}
