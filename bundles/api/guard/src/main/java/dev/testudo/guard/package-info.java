/**
 * A {@linkplain dev.testudo.guard.Guard guard} holds the policies of a service and takes each
 * {@link dev.testudo.guard.Call} through them: on the way in each policy is asked, on the way out
 * each is told, in reverse order. The chain is a flat list, walked by one loop: a stack trace shows
 * one frame of it, a further attempt is a jump back to the policy that asked for it, and the
 * synchronous and the asynchronous way are the same.
 *
 * <p>The order, outermost first: {@value dev.testudo.guard.GuardSettings#ORDER}.
 *
 * <p>A service is guarded by configuration, by {@link dev.testudo.guard.Guarded} on its class, by
 * the service property {@code testudo.guard}, or in code through {@link dev.testudo.guard.Guards}.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.testudo.guard;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
