/**
 * Whether all is well. A check is a service {@code org.apache.felix.hc.api.HealthCheck} of any
 * bundle: it is found by itself, and asked again and again, each in a thread of its own, so that
 * one that hangs or throws hurts nobody else. {@link dev.testudo.health.HealthMonitor} has what
 * each said last; {@link dev.testudo.health.HealthListener} services are told when that changes.
 *
 * <p>Checks have tags. {@code liveness} is for what only a restart would mend, {@code readiness}
 * for what makes it useless to send work here.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.testudo.health;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
