/** What reports remember while their code is replaced. For their provider alone. */
@Export
@Version("1.0.0")
@NullMarked
package dev.testudo.report.state;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
