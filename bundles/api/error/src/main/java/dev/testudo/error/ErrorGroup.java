package dev.testudo.error;

import java.time.Instant;

/**
 * Failures of one kind: of one operation and category, thrown at the same place.
 *
 * @param operation what failed
 * @param category what it means
 * @param fingerprint the classes of the exception and its causes and the topmost methods outside of
 *     the JDK and Testudo, as a hash: it stays the same over restarts, and over builds that change
 *     line numbers alone. Where there is no such method, the message without numbers and quotations
 *     takes their place
 * @param count how many
 * @param exception the exception's class
 * @param where the topmost method outside of the JDK and Testudo; may be empty
 * @param firstSeen when it was first seen
 * @param lastSeen when it was last seen
 * @param message what the first one said, cut off at 200 characters
 * @param stack the stack trace of the first one, shortened
 */
public record ErrorGroup(
    String operation,
    ErrorCategory category,
    String fingerprint,
    long count,
    String exception,
    String where,
    Instant firstSeen,
    Instant lastSeen,
    String message,
    String stack) {

  /** The fingerprint of what came when there were too many kinds. */
  public static final String OTHER = "_other_";
}
