/**
 * A retry makes further attempts at a call that failed: after a delay that grows, with jitter so
 * that callers do not come back in step, and within a budget, so that an outage is not answered
 * with a multiple of the usual load.
 *
 * <p>{@link dev.testudo.retry.Retries} gives retries by name; all calls through one share its
 * budget. A retry may be used alone ({@code retry.call(() -> orders.find(id))}) or, better, as one
 * policy of a guard, outside of the breaker: each attempt then asks the breaker, and a call that
 * the breaker turns away is not tried again. Only work that may safely be done twice should be
 * retried; what failed without having been done and what failed halfway look the same from here.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.testudo.retry;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
