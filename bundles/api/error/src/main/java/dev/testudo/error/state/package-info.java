/** What an error monitor remembers while its code is replaced. For its provider alone. */
@Export
@Version("1.0.0")
@NullMarked
package dev.testudo.error.state;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
