/**
 * What a pool remembers while its code is replaced, and how a lease comes back: since a lease may
 * come back to another version of the provider than the one that gave it, or to none, that stands
 * here. For the provider alone.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.testudo.pool.state;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
