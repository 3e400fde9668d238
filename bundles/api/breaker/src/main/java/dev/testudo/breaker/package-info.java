/**
 * A circuit breaker stops calling what is broken and finds out by itself when it is whole again.
 *
 * <p>While {@linkplain dev.testudo.breaker.State#CLOSED closed} it lets every call through and
 * watches a window of the latest ones. When the share of failures reaches the set rate it
 * {@linkplain dev.testudo.breaker.State#OPEN opens}: calls are turned away at once with a {@link
 * dev.testudo.breaker.CircuitOpenException}, so that callers do not wait and what is broken can
 * rest. After a set time it is {@linkplain dev.testudo.breaker.State#HALF_OPEN half open}: a few
 * trial calls go through and decide whether it closes or opens again.
 *
 * <p>{@link dev.testudo.breaker.CircuitBreakers} gives breakers by name. A breaker may be used
 * alone ({@code breaker.call(() -> orders.find(id))}) or, better, as one policy of a guard. Calls
 * that other policies turn away, and calls that their caller cancels, say nothing about the target
 * and count neither way.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.testudo.breaker;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
