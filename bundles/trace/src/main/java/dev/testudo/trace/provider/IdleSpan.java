package dev.testudo.trace.provider;

import dev.testudo.trace.Span;
import dev.testudo.trace.SpanContext;
import dev.testudo.trace.state.SpanCell;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A span that keeps nothing.
 *
 * @param remote what is handed on in its place, if there is something
 */
record IdleSpan(@Nullable SpanCell remote) implements Span {
  static final IdleSpan NONE = new IdleSpan(null);

  @Override
  public boolean recorded() {
    return false;
  }

  @Override
  public Optional<SpanContext> context() {
    return Optional.ofNullable(remote).map(SpanCell::context);
  }

  @Override
  public Span attribute(String key, String value) {
    return this;
  }

  @Override
  public Span event(String text) {
    return this;
  }

  @Override
  public Span fail(Throwable why) {
    return this;
  }

  @Override
  public void close() {}
}
