/** What outlives an update of the provider. For the provider alone. */
@Export
@Version("1.0.0")
@NullMarked
package dev.testudo.health.state;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
