/**
 * A rate limiter lets so many calls through in a time and no more: so that a caller keeps to what
 * was agreed with whom it calls, or one caller does not take what is meant for all.
 *
 * <p>It works by the generic cell rate algorithm (ATM Forum, Traffic Management Specification 4.0,
 * 1996): calls are due at even distances, and may come earlier than they are due by as much as the
 * burst allows. That is a token bucket without tokens: the only state is when the next call is due,
 * which needs no timer to fill it and no reset between periods, so that there is no moment at which
 * two periods' calls come at once.
 *
 * <p>A call that comes too early is turned away with a {@link
 * dev.testudo.limiter.RateLimitedException}, or waits for its turn where {@code maxWait} allows it.
 * Calls that are turned away do not count: who is refused ten times a second is let through as soon
 * as others are.
 *
 * <p>{@link dev.testudo.limiter.RateLimiters} gives limiters by name; all calls through one share
 * its rate. It may be used alone ({@code limiter.call(() -> orders.find(id))}) or as one policy of
 * a guard, by default inside of the retry: each attempt counts as a call.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.testudo.limiter;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
