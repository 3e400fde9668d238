package dev.testudo.pool.state;

import dev.testudo.pool.PoolFactory;
import org.jspecify.annotations.Nullable;

/**
 * An object that was let go and is to be ended.
 *
 * @param factory by whom; null if nobody can
 */
public record Doomed(Object object, @Nullable PoolFactory<?> factory) {}
