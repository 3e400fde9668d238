package dev.testudo.state.face;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The future that the caller of an asynchronous call holds, through all its attempts and waits; and
 * the way to cut the call off from outside. Who cuts it off never runs the call: the engine takes
 * it on in a thread of its own.
 */
public final class Flight extends CompletableFuture<@Nullable Object>
    implements Consumer<Throwable> {
  private final AtomicReference<@Nullable Throwable> cut = new AtomicReference<>();
  private volatile @Nullable Runnable landing;

  /** Cuts off what is under way now, or what begins next: an attempt, or the wait for one. */
  @Override
  public void accept(Throwable why) {
    cut.compareAndSet(null, why);
    Runnable now = landing;
    if (now != null) {
      now.run();
    }
  }

  /** Why it was cut off, or null. */
  public @Nullable Throwable cut() {
    return cut.get();
  }

  /** Says that what was cut off is over: what begins next is not. */
  public void over(Throwable why) {
    cut.compareAndSet(why, null);
  }

  /** Says how what begins now is cut off. For the engine, which looks at {@link #cut} after. */
  public void landing(@Nullable Runnable how) {
    landing = how;
  }
}
