/**
 * What is logged, and how it looks: levels by the names of loggers, and lines of text or of JSON,
 * each with the ids of the trace that it was logged in. {@link dev.testudo.logger.Loggers} tells
 * what is in force; it is changed by the configuration {@code dev.testudo.logger}.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.testudo.logger;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
