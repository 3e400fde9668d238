package dev.testudo.trace;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A stretch of work in a trace. What is said to it after it was closed is lost, and closing it
 * again does nothing. Of attributes and events it keeps a bounded number, and counts those left
 * out. May be used by several threads.
 */
@ProviderType
public interface Span extends AutoCloseable {

  /** Whether it is part of a trace that is kept; if not, all else here does next to nothing. */
  boolean recorded();

  /** Its ids; none if it is not recorded, unless the trace began elsewhere. */
  Optional<SpanContext> context();

  /** Says something of the work; of the same key, the last one stands. */
  Span attribute(String key, String value);

  /** Says that something happened, now. */
  Span event(String text);

  /** Says that the work failed, and of what. */
  Span fail(Throwable why);

  /** Ends it; what was current before is so again. */
  @Override
  void close();
}
