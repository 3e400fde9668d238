package dev.testudo.cache;

import java.time.Instant;

/**
 * Something worth telling happened to a whole cache. Single entries come and go untold.
 *
 * @param at when
 * @param cache its name
 * @param kind what
 * @param text the same for people, in one line
 */
public record CacheEvent(Instant at, String cache, Kind kind, String text) {

  /** What happened. More may come; who decides by it has a default. */
  public enum Kind {
    /** Somebody forgot all its keys. */
    CLEARED,
    /** Entries were dropped that reach objects of a bundle that was updated or is gone. */
    DROPPED,
    /** It was made smaller, or memory was needed elsewhere, and entries went. */
    SHRUNK,
    /** An operation is called with arguments that are no safe key; said once for each. */
    UNSAFE_KEY
  }
}
