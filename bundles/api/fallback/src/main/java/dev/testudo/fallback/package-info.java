/**
 * A fallback answers in place of a call that failed or was turned away: with a value, or with what
 * another service says to the same question. Its caller sees no failure; operators see it in the
 * numbers, for an answer that is not the real one must not pass for it.
 *
 * <p>What fits an operation is known when the fallback is put before it: a value that cannot be
 * what the method gives is refused then, in the log and the events of the guard, and the guard does
 * without. The caller's own cancellation is never answered, nor an error unless it is named.
 *
 * <p>{@link dev.testudo.fallback.Fallbacks} gives fallbacks by name. A fallback is one policy of a
 * guard, by default around all but what observes: what retry, limiter, breaker, bulkhead and
 * timeout leave of a call is what it answers. In code it may be used alone.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.testudo.fallback;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
