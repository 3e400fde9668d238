package dev.testudo.pool.provider;

import dev.testudo.TestudoException;
import dev.testudo.error.RecoveryRequest;
import dev.testudo.error.RecoveryStrategy;
import dev.testudo.error.StrategyName;
import dev.testudo.pool.Pool;

/** Replaces a pool's objects: {@code recovery = recycle-pool=NAME}, for when they may be stale. */
@StrategyName(RecyclePool.NAME)
final class RecyclePool implements RecoveryStrategy {
  static final String NAME = "recycle-pool";

  private final PoolRegistry pools;

  RecyclePool(PoolRegistry pools) {
    this.pools = pools;
  }

  @Override
  public String recover(RecoveryRequest request) {
    Pool<?> pool =
        pools
            .find(request.target())
            .orElseThrow(() -> new TestudoException("there is no pool " + request.target()));
    return pool.recycle() + " objects of pool " + request.target() + " are replaced";
  }
}
