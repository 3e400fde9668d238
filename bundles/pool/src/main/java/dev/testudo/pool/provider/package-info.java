/**
 * Pools. {@code Claims} finds a slot, {@code Maker} calls the factory, {@code Slots} and {@code
 * Upkeep} do what concerns all slots of a pool, {@code Housekeeper} has it done; {@code ObjectPool}
 * is what clients see of them; the rest connects. How an object comes back stands in {@link
 * dev.testudo.pool.state.PoolCell}.
 */
@NullMarked
package dev.testudo.pool.provider;

import org.jspecify.annotations.NullMarked;
