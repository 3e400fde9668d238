/** Cells of the registries themselves. For them alone. */
@Export
@Version("1.0.0")
@NullMarked
package dev.testudo.capability.state;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
