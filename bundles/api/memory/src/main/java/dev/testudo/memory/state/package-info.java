/** What a watch has seen, which the versions of the provider share. For the provider alone. */
@Export
@Version("1.0.0")
@NullMarked
package dev.testudo.memory.state;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
