package dev.testudo.trace.provider;

import dev.testudo.trace.Scope;
import dev.testudo.trace.Span;
import dev.testudo.trace.SpanContext;
import dev.testudo.trace.SpanStatus;
import dev.testudo.trace.state.SpanCell;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What code has made current and is to close: a span, or what stands for one of another process, or
 * that a request is not traced.
 */
final class HandSpan implements Span, Scope {
  private final TraceRegistry registry;
  private final @Nullable SpanCell cell;
  private final Current.Place place;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * @param number what becomes current
   * @param cell what it is the number of; null if it is {@link Current#UNTRACED}
   */
  HandSpan(TraceRegistry registry, long number, @Nullable SpanCell cell) {
    this.registry = registry;
    this.cell = cell;
    this.place = registry.current().open(number, this);
  }

  @Override
  public boolean recorded() {
    return cell != null && cell.recorded();
  }

  @Override
  public Optional<SpanContext> context() {
    return cell != null && cell.hasTrace() ? Optional.of(cell.context()) : Optional.empty();
  }

  @Override
  public Span attribute(String key, String value) {
    if (cell != null && cell.recorded()) {
      cell.attribute(key, value);
    }
    return this;
  }

  @Override
  public Span event(String text) {
    if (cell != null && cell.recorded()) {
      cell.event(text, registry.now(), 0, SpanStatus.OK, "");
    }
    return this;
  }

  @Override
  public Span fail(Throwable why) {
    if (cell != null && cell.recorded()) {
      cell.fail(Failures.line(why));
    }
    return this;
  }

  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    boolean ours = cell != null && registry.active().close(place.number()) != null;
    registry.current().close(place, this);
    if (cell != null && ours && cell.recorded()) {
      cell.end(registry.now(), null, "");
      registry.finished(cell);
    }
  }
}
