package dev.testudo.error;

/**
 * What a failure means.
 *
 * @param category what kind of thing went wrong
 * @param severity how bad it is
 * @param transientFailure whether the same call may succeed a little later
 */
public record Classification(ErrorCategory category, Severity severity, boolean transientFailure) {

  /** As usual for the category. */
  public static Classification of(ErrorCategory category) {
    return new Classification(category, category.severity(), category.transientFailure());
  }

  /** The same, but worth another attempt, or not. */
  public Classification asTransient(boolean isTransient) {
    return new Classification(category, severity, isTransient);
  }
}
