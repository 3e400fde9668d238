package dev.testudo.pool.provider;

import dev.testudo.memory.Pressure;
import dev.testudo.memory.PressureListener;
import dev.testudo.memory.Relief;
import java.util.Collection;
import java.util.function.Supplier;

/** Has every pool let its idle objects go, beyond its minimum. */
final class PoolRelief implements PressureListener {
  private final Supplier<Collection<ObjectPool<?>>> pools;

  PoolRelief(Supplier<Collection<ObjectPool<?>>> pools) {
    this.pools = pools;
  }

  @Override
  public String name() {
    return PoolRegistry.WORD;
  }

  @Override
  public int order() {
    return LATE;
  }

  @Override
  public Relief relieve(Pressure pressure) {
    return Relief.entries(pools.get().stream().mapToLong(ObjectPool::trim).sum());
  }
}
