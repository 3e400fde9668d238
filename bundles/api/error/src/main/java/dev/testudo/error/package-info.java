/**
 * What failures mean, how many there were of which kind, and what is done against them.
 *
 * <p>{@link dev.testudo.error.Errors} says what a failure means: its {@linkplain
 * dev.testudo.error.ErrorCategory category}, how bad it is, and whether the same call may succeed a
 * little later. Retries and circuit breakers ask it, so that their settings can speak of {@code
 * CONNECTION} and {@code DATA} rather than of classes. {@linkplain
 * dev.testudo.error.ErrorClassifier Plugins} teach it more.
 *
 * <p>An {@linkplain dev.testudo.error.ErrorMonitor error monitor} keeps account of the failures of
 * a guard by operation, category and {@linkplain dev.testudo.error.ErrorGroup kind}, with one
 * sample each, as text. When failures keep coming it calls {@linkplain
 * dev.testudo.error.RecoveryStrategy recovery strategies}, which are plugins, too.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.testudo.error;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
