/**
 * The one shape that every capability has: a {@link dev.testudo.Registry} is an OSGi service that
 * gives {@linkplain dev.testudo.Instance instances} by name; an instance has a settings record, a
 * snapshot record, and can be reconfigured while it works. Who knows one capability knows them all.
 *
 * <p>Everything that a client can hold here, registries and instances alike, is a stable face: it
 * stays valid while the bundle behind it is updated, and reaches the new code at its next call.
 *
 * <p>A program without OSGi starts with {@link dev.testudo.Testudo#standalone()}.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.testudo;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
