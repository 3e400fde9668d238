package dev.testudo.memory;

import java.time.Instant;

/**
 * Something worth telling about a watch.
 *
 * @param at when
 * @param watch its name
 * @param kind what
 * @param text the same for people, in one line
 */
public record MemoryEvent(Instant at, String watch, Kind kind, String text) {
  /** What. More may come; who decides by it has a default. */
  public enum Kind {
    /** Too much was left after a collection. */
    PRESSED,
    /** Listeners were asked; says what each gave back. */
    RELIEVED,
    /** The collection after a round; says by how much less was left. */
    FREED,
    /** A listener threw, or took too long. */
    LISTENER_FAILED,
    /** There is enough again. */
    NORMAL
  }
}
