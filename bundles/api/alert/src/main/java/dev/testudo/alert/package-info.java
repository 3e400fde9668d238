/**
 * An alert says that something is wrong, to whoever is to know. A {@linkplain
 * dev.testudo.alert.AlertRule rule} compares an aggregated metric with a threshold; for each
 * combination of label values for which it holds there is an {@linkplain dev.testudo.alert.Alert
 * alert}, which is pending at first, fires when the rule has held for long enough, and is resolved
 * when it no longer holds. Firing and resolving are delivered by {@linkplain
 * dev.testudo.alert.AlertChannel channels}, which are plugins: one class, registered as an OSGi
 * service.
 *
 * <pre>{@code
 * # conf/dev.testudo.alert~shop-slow.cfg
 * metric = testudo_guard_call_seconds
 * labels = guard=shop, outcome=success
 * by = operation
 * aggregation = p99
 * comparison = above
 * threshold = 0.5
 * pendingFor = 30s
 * }</pre>
 *
 * {@link dev.testudo.alert.Alerts} gives the rules by name, the alerts there are, and silences.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.testudo.alert;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
