package dev.testudo.trace.state;

import dev.testudo.trace.SpanContext;
import dev.testudo.trace.SpanEvent;
import dev.testudo.trace.SpanSnapshot;
import dev.testudo.trace.SpanStatus;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A span; or what stands for one of another process, which only hands its ids on. Attributes and
 * events may be added by any thread; it ends once.
 */
public final class SpanCell {
  /** So many attributes, and so many events, are kept of one span. */
  public static final int DETAILS = 64;

  /** Of a text so many characters are kept. */
  public static final int TEXT = 512;

  // What a span takes without texts, references to it included.
  private static final long BASE_BYTES = 240;
  private static final long DETAIL_BYTES = 120;

  /** Where it is. */
  public final long high;

  public final long low;
  public final long id;
  public final long parentId;
  public final int flags;
  public final String traceState;
  public final Map<String, String> baggage;

  /** By whom it was opened, and what it is called; empty for one of another process. */
  public final String tracer;

  public final String name;

  /** When it began, in nanoseconds of the clock. */
  public final long start;

  /** Wall time less the clock's nanoseconds: read once a trace, so that its spans fit together. */
  public final long anchor;

  /** What it is known by while it is open; see {@link ActiveSpans}. */
  long number;

  /** Who is to close it; null if the guard sees to that. */
  public volatile @Nullable WeakReference<Object> opener;

  private volatile boolean ended;
  private long end;
  private long bytes;
  private SpanStatus status = SpanStatus.OK;
  private String error = "";
  private @Nullable Map<String, String> attributes;
  private @Nullable List<SpanEvent> events;
  private int dropped;

  /** A span of this process. */
  public SpanCell(
      long high,
      long low,
      long id,
      long parentId,
      int flags,
      String traceState,
      Map<String, String> baggage,
      String tracer,
      String name,
      long start,
      long anchor) {
    this.high = high;
    this.low = low;
    this.id = id;
    this.parentId = parentId;
    this.flags = flags;
    this.traceState = traceState;
    this.baggage = baggage;
    this.tracer = tracer;
    this.name = name;
    this.start = start;
    this.anchor = anchor;
  }

  /**
   * What stands for a span of another process.
   *
   * @param random makes it hard to guess what it is known by
   */
  public static SpanCell remote(SpanContext context, long random, long anchor) {
    return new SpanCell(
        context.high(),
        context.low(),
        context.spanId() == 0 ? random : context.spanId(),
        0,
        context.flags(),
        context.traceState(),
        context.baggage(),
        "",
        "",
        0,
        anchor);
  }

  /** Whether it is a span of this process, and not what stands for another's. */
  public boolean recorded() {
    return !tracer.isEmpty();
  }

  /** Whether there is a trace, and not baggage alone. */
  public boolean hasTrace() {
    return (high | low) != 0;
  }

  public boolean sampled() {
    return (flags & SpanContext.SAMPLED) != 0;
  }

  public long number() {
    return number;
  }

  public SpanContext context() {
    return new SpanContext(high, low, hasTrace() ? id : 0, flags, traceState, baggage);
  }

  /** Whether whoever was to close it is gone. */
  public boolean abandoned() {
    WeakReference<Object> by = opener;
    return by != null && by.refersTo(null);
  }

  public boolean ended() {
    return ended;
  }

  /**
   * Ends it, as something else than it was until now, if that is said. Once, by whoever took it out
   * of {@link ActiveSpans}.
   */
  public void end(long now, @Nullable SpanStatus how, String why) {
    end = now;
    if (how != null) {
      status = how;
      error = cut(why);
    }
    if (attributes != null || events != null) {
      synchronized (this) { // somebody may be adding
        bytes = count();
        ended = true;
      }
    } else {
      bytes = BASE_BYTES + error.length();
      ended = true;
    }
  }

  /** Says that it failed; its end says nothing else then. */
  public synchronized void fail(String why) {
    if (!ended) {
      status = SpanStatus.FAILURE;
      error = cut(why);
    }
  }

  public synchronized void attribute(String key, String value) {
    Map<String, String> all = attributes;
    if (ended) {
      return;
    }
    if (all == null) {
      all = new LinkedHashMap<>();
      attributes = all;
    }
    if (all.size() < DETAILS || all.containsKey(key)) {
      all.put(cut(key), cut(value));
    } else {
      dropped++;
    }
  }

  public synchronized void event(String what, long at, long nanos, SpanStatus how, String why) {
    List<SpanEvent> all = events;
    if (ended) {
      return;
    }
    if (all == null) {
      all = new ArrayList<>(4);
      events = all;
    }
    if (all.size() < DETAILS) {
      Duration offset = Duration.ofNanos(Math.max(0, at - start));
      all.add(new SpanEvent(cut(what), offset, Duration.ofNanos(nanos), how, cut(why)));
    } else {
      dropped++;
    }
  }

  /** When it ended, in nanoseconds of the clock. */
  public long end() {
    return end;
  }

  public boolean failed() {
    return status == SpanStatus.FAILURE;
  }

  /** What it takes, by estimate, since it has ended. */
  public long bytes() {
    return bytes;
  }

  private long count() {
    long sum = BASE_BYTES + error.length();
    if (attributes != null) {
      for (Map.Entry<String, String> one : attributes.entrySet()) {
        sum += DETAIL_BYTES + one.getKey().length() + one.getValue().length();
      }
    }
    if (events != null) {
      for (SpanEvent one : events) {
        sum += DETAIL_BYTES + one.name().length() + one.text().length();
      }
    }
    return sum;
  }

  /** When it began, in wall time. */
  public Instant startedAt() {
    long wall = start + anchor;
    return Instant.ofEpochSecond(
        Math.floorDiv(wall, 1_000_000_000), Math.floorMod(wall, 1_000_000_000));
  }

  public synchronized SpanSnapshot snapshot() {
    return new SpanSnapshot(
        context().traceIdText(),
        HexFormat.of().toHexDigits(id),
        parentId == 0 ? "" : HexFormat.of().toHexDigits(parentId),
        tracer,
        name,
        startedAt(),
        Duration.ofNanos(end - start),
        status,
        error,
        Map.copyOf(Objects.requireNonNullElse(attributes, Map.of())),
        List.copyOf(Objects.requireNonNullElse(events, List.of())),
        dropped);
  }

  private static String cut(String text) {
    return text.length() <= TEXT ? text : text.substring(0, TEXT - 1) + "…";
  }
}
