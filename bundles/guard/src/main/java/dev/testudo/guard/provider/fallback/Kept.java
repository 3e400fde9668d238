package dev.testudo.guard.provider.fallback;

import dev.testudo.cache.Caches;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Results of before, from the caches, if there are any. Its service is a face: updates do no harm.
 */
final class Kept {
  private final AtomicReference<@Nullable Caches> caches = new AtomicReference<>();

  void use(Caches some) {
    caches.set(some);
  }

  void leave(Caches some) {
    caches.compareAndSet(some, null);
  }

  /** What a cache has of an operation for these arguments; null if nothing. */
  @Nullable Object result(String cache, String operation, @Nullable Object... arguments) {
    Caches now = caches.get();
    return now == null ? null : now.kept(cache, operation, arguments);
  }
}
