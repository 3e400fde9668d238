package dev.testudo.cache.provider;

import dev.testudo.memory.Pressure;
import dev.testudo.memory.PressureListener;
import dev.testudo.memory.Relief;
import java.util.Collection;
import java.util.function.Supplier;

/** Has every cache let a share of its entries go. */
final class CacheRelief implements PressureListener {
  private final Supplier<Collection<CacheInstance>> caches;

  CacheRelief(Supplier<Collection<CacheInstance>> caches) {
    this.caches = caches;
  }

  @Override
  public String name() {
    return CacheRegistry.WORD;
  }

  @Override
  public Relief relieve(Pressure pressure) {
    long gone = 0;
    for (CacheInstance cache : caches.get()) {
      gone += cache.trim(pressure.share());
    }
    return Relief.entries(gone);
  }
}
