package dev.testudo.state.provider;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition that becomes true by itself. */
final class Wait {
  private Wait() {}

  static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + 10_000_000_000L;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        fail("still not after 10 s");
      }
      LockSupport.parkNanos(1_000_000);
    }
  }
}
