package dev.testudo.pool.provider;

import dev.testudo.capability.CapabilityRegistry;
import dev.testudo.capability.state.InstanceCell;
import dev.testudo.pool.Pool;
import dev.testudo.pool.PoolSettings;
import dev.testudo.pool.PoolSnapshot;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Room;
import dev.testudo.testkit.CapabilityContract;
import java.util.Map;

class PoolContractTest extends CapabilityContract<Pool<?>, PoolSettings, PoolSnapshot> {
  @Override
  protected String word() {
    return PoolRegistry.WORD;
  }

  @Override
  protected int schema() {
    return PoolRegistry.SCHEMA;
  }

  @Override
  protected PoolRegistry registry(Room room, Faces faces, Clock time) {
    return new Supplied(room, faces, time);
  }

  /** Whose pools have a factory from the beginning, so that a claim from each succeeds. */
  private static final class Supplied extends PoolRegistry {
    private static final Things THINGS = new Things();

    Supplied(Room room, Faces faces, Clock time) {
      super(room, faces, time);
    }

    @Override
    protected Pool<?> create(String name, PoolSettings settings, InstanceCell cell) {
      Pool<?> pool = super.create(name, settings, cell);
      supply((ObjectPool<?>) pool);
      return pool;
    }

    @SuppressWarnings("unchecked") // a pool that nobody has typed yet
    private static void supply(ObjectPool<?> pool) {
      ((ObjectPool<Things.Thing>) pool).supply(THINGS, "com.acme.orders");
    }
  }

  @Override
  protected PoolSettings defaults() {
    return new PoolSettings();
  }

  @Override
  protected Map<String, String> others() {
    return Map.of(
        "minimum", "2",
        "maximum", "7",
        "claimTime", "3s",
        "maxIdle", "1h",
        "maxLife", "0",
        "validateAfter", "0",
        "leakAfter", "1m");
  }

  @Override
  protected Map<String, String> wrong() {
    return Map.of(
        "minimum", "11",
        "maximum", "0",
        "claimTime", "2h",
        "maxIdle", "366d",
        "maxLife", "soon",
        "validateAfter", "-1s",
        "leakAfter", "366d");
  }

  @Override
  protected String metatype() {
    return "PoolConfiguration";
  }

  @Override
  protected void use(Pool<?> pool) {
    pool.claim().close();
  }

  @Override
  protected long uses(PoolSnapshot snapshot) {
    return snapshot.claims();
  }

  @Override
  protected void provoke(Pool<?> pool) {
    pool.recycle();
  }

  @Override
  protected AutoCloseable listen(
      CapabilityRegistry<Pool<?>, PoolSettings, PoolSnapshot> where, Runnable told) {
    return listening(((PoolRegistry) where).listeners(), event -> told.run());
  }
}
