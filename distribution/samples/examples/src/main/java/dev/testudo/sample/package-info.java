/** Services as any application has them: a client of a remote service, and a file parser. */
@Export
@Version("1.0.0")
@NullMarked
package dev.testudo.sample;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
