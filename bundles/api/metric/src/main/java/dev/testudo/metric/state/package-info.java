/**
 * The cells of the meters, which the versions of the provider share. For the provider alone; what
 * users hold of them, they hold as {@link dev.testudo.metric.Counter}, {@link
 * dev.testudo.metric.Timer} and {@link dev.testudo.metric.Gauge}.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.testudo.metric.state;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
