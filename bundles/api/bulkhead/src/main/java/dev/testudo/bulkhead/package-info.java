/**
 * A bulkhead lets so many calls be under way at once and no more: so that a target that has become
 * slow fills its own compartment and does not take all threads of the ship.
 *
 * <p>A call that finds it full is turned away with a {@link
 * dev.testudo.bulkhead.BulkheadFullException}, or waits, where {@code maxWait} and {@code maxQueue}
 * allow it, in the order of arrival. A place is given back when the work has really ended: a call
 * that a timeout answered before keeps its place until then, for the target is still busy with it.
 *
 * <p>{@link dev.testudo.bulkhead.Bulkheads} gives bulkheads by name; all calls through one share
 * its places. It may be used alone ({@code bulkhead.call(() -> orders.find(id))}) or as one policy
 * of a guard. A guarded call from within another that holds a place of the same bulkhead, in the
 * same thread, is let in even if all are taken: it would otherwise wait for itself.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.testudo.bulkhead;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
