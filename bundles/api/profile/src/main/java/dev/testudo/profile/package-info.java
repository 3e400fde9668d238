/**
 * Where time goes and memory is taken. An operation is profiled from its start to its close; one
 * that is started within it, in the same thread, is nested in it. So each has a total, with all
 * that is nested, and what it took itself. {@link dev.testudo.profile.Profilers} gives the
 * {@linkplain dev.testudo.profile.Profiler profilers} by name:
 *
 * <pre>{@code
 * Profiler profiler = profilers.named("parser");
 * try (Profile profile = profiler.start("file_parse")) {
 *   …
 * }
 * }</pre>
 *
 * The policy {@code profile} profiles the operations of a guard, which nest with all others. An
 * operation that calls itself, directly or not, is counted at each call and its time but once.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.testudo.profile;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
