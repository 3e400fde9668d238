package dev.testudo.trace.provider;

import dev.testudo.guard.Call;
import dev.testudo.guard.Outcome;
import dev.testudo.guard.Policy;
import dev.testudo.trace.SpanStatus;
import dev.testudo.trace.state.ActiveSpans;
import dev.testudo.trace.state.SpanCell;
import dev.testudo.trace.state.TraceCell;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Makes a span of each call of one operation. The permit is the span's number: a call that waits
 * keeps nothing else of it. A call that is not traced costs a look around, one lot, and one
 * addition.
 */
final class TracePolicy implements Policy {
  private static final long NONE = 0;

  private final TraceRegistry registry;
  private final SpanTracer tracer;
  private final TraceCell cell;
  private final Current current;
  private final ActiveSpans active;
  private final Ids ids;
  private final String name;

  /**
   * @param name of the spans
   */
  TracePolicy(TraceRegistry registry, SpanTracer tracer, String name) {
    this.registry = registry;
    this.tracer = tracer;
    this.cell = tracer.cell();
    this.current = registry.current();
    this.active = registry.active();
    this.ids = registry.ids();
    this.name = name;
  }

  @Override
  public long enter(Call call) {
    long around = call.span();
    if (around == NONE) {
      around = current.outside();
    }
    if (around == NONE) {
      return root(call, null);
    }
    if (around == Current.UNTRACED) {
      return untraced(call, around);
    }
    SpanCell parent = active.get(around);
    if (parent == null) { // what the call around has opened was closed elsewhere
      around = call.outerSpan();
      if (around == Current.UNTRACED) {
        return untraced(call, around);
      }
      parent = active.get(around);
    }
    if (parent == null || !parent.hasTrace()) {
      return root(call, parent);
    }
    return parent.sampled() ? traced(call, parent, 0) : untraced(call, around);
  }

  private long root(Call call, @Nullable SpanCell baggage) {
    Ratio ratio = tracer.ratio();
    if (!ratio.none()) {
      long low = ids.low();
      if (ratio.samples(low)) {
        return traced(call, baggage, low);
      }
    }
    return baggage == null ? untraced(call, Current.UNTRACED) : handOn(call, baggage);
  }

  // A request that is not traced and carries something along has ids, which say that it is not.
  private long handOn(Call call, SpanCell baggage) {
    SpanCell handed = registry.untraced(tracer.ratio(), ids.low(), baggage.baggage);
    long number = registry.open(handed);
    untraced(call, number == 0 ? Current.UNTRACED : number);
    return number;
  }

  private long untraced(Call call, long around) {
    cell.counts.add(call.row(), TraceCell.UNSAMPLED, 1);
    call.span(around);
    return NONE;
  }

  private long traced(Call call, @Nullable SpanCell parent, long low) {
    if (!call.timed()) {
      call.timeFrom(registry.now());
    }
    SpanCell span = tracer.open(parent, low, name, call.start());
    if (span == null) {
      return untraced(call, Current.UNTRACED);
    }
    cell.counts.add(call.row(), TraceCell.SAMPLED, 1);
    call.span(span.number());
    return span.number();
  }

  @Override
  public void exit(Call call, long permit) {
    if (permit != NONE) {
      SpanCell span = active.close(permit);
      if (span != null && span.recorded()) {
        ended(call, span);
      }
    }
  }

  private void ended(Call call, SpanCell span) {
    if (call.isFallback()) {
      span.attribute("fallback", "true");
    }
    if (call.attempt() > 1) {
      attempt(call, span, "");
    }
    Outcome outcome = call.outcome();
    // A success says nothing, for the work itself may have said that it failed.
    SpanStatus status = outcome == Outcome.SUCCESS ? null : status(outcome);
    span.end(call.end(), status, Failures.line(call.failure()));
    tracer.keep(span);
    registry.tell(span);
  }

  @Override
  public void attempted(Call call, long permit) {
    SpanCell span = permit == NONE ? null : active.get(permit);
    if (span != null && span.recorded()) {
      attempt(call, span, call.delay() > 0 ? "; again in " + text(call.delay()) : "; again");
    }
  }

  private static void attempt(Call call, SpanCell span, String then) {
    span.event(
        "attempt " + call.attempt(),
        call.attemptStart(),
        call.nanos(),
        call.isFallback() ? SpanStatus.FAILURE : status(call.outcome()),
        (call.isFallback() ? "answered by a fallback" : Failures.line(call.failure())) + then);
  }

  /** The thread that begins the work of a call that gives a stage is in its span meanwhile. */
  @Override
  public void begins(Call call, long permit) {
    if (call.span() != NONE) {
      call.attach(current.open(call.span(), this));
    }
  }

  @Override
  public void begun(Call call, long permit) {
    if (call.attachment() instanceof Current.Place place) {
      call.attach(null);
      current.close(place, this);
    }
  }

  private static SpanStatus status(Outcome outcome) {
    return switch (outcome) {
      case SUCCESS -> SpanStatus.OK;
      case REJECTED -> SpanStatus.REJECTED;
      case CANCELLED -> SpanStatus.CANCELLED;
      case FAILURE, PENDING -> SpanStatus.FAILURE;
    };
  }

  private static String text(long nanos) {
    Duration delay = Duration.ofNanos(nanos);
    return delay.toMillis() > 0 ? delay.toMillis() + " ms" : nanos / 1_000 + " µs";
  }

  @Override
  public boolean needsTime() {
    return true;
  }
}
