package dev.testudo.testkit;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for conditions that become true by themselves; a test that waits in vain fails. */
public final class Await {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final long PAUSE = 2_000_000;

  private Await() {}

  /** Waits for 30 seconds at most. */
  public static void until(BooleanSupplier condition) {
    until(LIMIT, condition);
  }

  /** The same with words for the failure, asked for when it is there. */
  public static void until(BooleanSupplier condition, Supplier<String> why) {
    until(LIMIT, condition, why);
  }

  /** The same for another time. */
  public static void until(Duration limit, BooleanSupplier condition) {
    until(limit, condition, () -> "still not after " + limit.toSeconds() + " s");
  }

  /** The same for another time, with words for the failure. */
  public static void until(Duration limit, BooleanSupplier condition, Supplier<String> why) {
    long begin = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - begin > limit.toNanos()) {
        fail(why.get());
      }
      LockSupport.parkNanos(PAUSE);
    }
  }

  /** Collects garbage until the condition holds. */
  public static void untilCollected(BooleanSupplier condition, Supplier<String> why) {
    until(
        () -> {
          System.gc();
          return condition.getAsBoolean();
        },
        why);
  }
}
