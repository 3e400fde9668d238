package dev.testudo.pool.provider;

import dev.testudo.Part;
import dev.testudo.Parts;
import dev.testudo.capability.EventLog;
import dev.testudo.error.RecoveryStrategy;
import dev.testudo.memory.PressureListener;
import dev.testudo.pool.PoolListener;
import dev.testudo.pool.Pools;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Vault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pools for a program without OSGi. */
public final class PoolPart implements Part {
  private @Nullable PoolRegistry registry;
  private @Nullable Housekeeper housekeeper;

  /** For the service loader. */
  public PoolPart() {}

  @Override
  public List<Class<?>> needs() {
    return List.of(Vault.class, Faces.class, Clock.class);
  }

  @Override
  public void start(Parts parts) {
    PoolRegistry made =
        new PoolRegistry(
            parts.get(Vault.class).room(PoolRegistry.WORD, PoolRegistry.SCHEMA),
            parts.get(Faces.class),
            parts.get(Clock.class));
    registry = made;
    made.adopt();
    housekeeper = new Housekeeper(made);
    parts.offer(Pools.class, made.view("application"));
    parts.offer(EventLog.class, made);
    parts.offer(PressureListener.class, made.relief());
    parts.offer(RecoveryStrategy.class, new RecyclePool(made));
    parts.each(PoolListener.class, made.listeners()::add);
  }

  // Nobody comes after: what is idle is ended here.
  @Override
  public void stop() {
    if (housekeeper != null) {
      housekeeper.close();
    }
    if (registry != null) {
      registry.release(any -> true, false);
      registry.everyone().forEach(ObjectPool::work);
      registry.listeners().close();
      registry.close();
    }
  }
}
