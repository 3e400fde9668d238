/**
 * A pool keeps objects that are dear to make, such as connections, and lends each to one caller at
 * a time.
 *
 * <p>Who needs one claims a {@link dev.testudo.pool.Lease} and closes it when done. {@link
 * dev.testudo.pool.Pools} gives pools by name; what a pool's objects are, a {@link
 * dev.testudo.pool.PoolFactory} says: how to make one, how to see that it still works, how to end
 * it. There are never more objects in use than the set maximum: who comes when all are out waits
 * for a set time, first come, first served, and is turned away then with a {@link
 * dev.testudo.pool.PoolExhaustedException}. Objects that were idle for long, that are old or broken
 * are replaced.
 *
 * <pre>{@code
 * Pool<Connection> pool = pools.pool("orders-db", new ConnectionFactory(url));
 * try (Lease<Connection> lease = pool.claim()) {
 *   lease.object().send(order);
 * }
 * }</pre>
 *
 * <p>The objects, and the leases that are out, outlive an update of the pool's bundle. They belong
 * to the bundle whose factory made them: when that goes, so do they.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.testudo.pool;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
