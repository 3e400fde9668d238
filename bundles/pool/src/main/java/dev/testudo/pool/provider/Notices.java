package dev.testudo.pool.provider;

import dev.testudo.pool.PoolEvent.Cause;
import java.util.function.Supplier;

/** Where a pool says what has become of it. Never throws, never waits. */
@FunctionalInterface
interface Notices {
  void tell(Cause cause, Supplier<String> text);
}
