package dev.testudo.trace.provider;

import dev.testudo.guard.Call;
import dev.testudo.guard.Calls;
import dev.testudo.trace.state.ActiveSpans;
import dev.testudo.trace.state.OpenScopes;
import dev.testudo.trace.state.SpanCell;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What a thread is in the middle of, as a number: of a span that is open, {@link #UNTRACED}, or 0.
 * In a guarded call the call knows it, which forgets it when it ends, whatever was left open in it;
 * outside of any, {@link OpenScopes} do. Numbers of spans that were closed meanwhile, by whom and
 * where ever, count for nothing.
 */
final class Current {
  /** The request is not traced. It has no ids until somebody asks for them. */
  static final long UNTRACED = 1;

  private final ActiveSpans active;
  private final OpenScopes scopes;
  private final AtomicReference<@Nullable Calls> calls = new AtomicReference<>();

  Current(ActiveSpans active, OpenScopes scopes) {
    this.active = active;
    this.scopes = scopes;
  }

  /** Who knows the calls of this thread, while there is a guard. */
  AtomicReference<@Nullable Calls> calls() {
    return calls;
  }

  /** The number that is current in this thread. */
  long number() {
    Call call = call();
    if (call != null) {
      long number = alive(call.scope()) ? call.scope() : call.span();
      if (number != 0 && alive(number)) {
        return number;
      }
    }
    return outside();
  }

  /** The number that is current in this thread, if it is in no guarded call that has one. */
  long outside() {
    long thread = Thread.currentThread().getId();
    for (; ; ) {
      long number = scopes.current(thread);
      if (alive(number)) {
        return number;
      }
      scopes.close(thread, number, null);
    }
  }

  /** The span that is current, or null. */
  @Nullable SpanCell span() {
    return active.get(number());
  }

  /** Makes a number current in this thread until that is closed. */
  Place open(long number, Object opener) {
    Call call = call();
    if (call != null) {
      long before = call.scope();
      call.scope(number);
      return new Place(number, Thread.currentThread().getId(), before);
    }
    long thread = Thread.currentThread().getId();
    scopes.open(thread, number, opener);
    return new Place(number, thread, -1);
  }

  /** Makes current what was before, if the number still is. */
  void close(Place place, Object opener) {
    if (!place.inCall()) {
      scopes.close(place.thread(), place.number(), opener);
    } else if (Thread.currentThread().getId() == place.thread()) {
      Call call = call();
      if (call != null && call.scope() == place.number()) {
        call.scope(alive(place.before()) ? place.before() : call.span());
      }
    }
  }

  /**
   * Where a number was made current.
   *
   * @param before what was current in the call; negative if it was in none
   */
  record Place(long number, long thread, long before) {
    boolean inCall() {
      return before >= 0;
    }
  }

  private @Nullable Call call() {
    Calls known = calls.get();
    return known == null ? null : known.current();
  }

  private boolean alive(long number) {
    return number <= UNTRACED || active.get(number) != null;
  }
}
