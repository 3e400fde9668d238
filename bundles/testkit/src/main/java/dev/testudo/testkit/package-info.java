/**
 * For tests. Who writes a service or a plugin begins with {@link dev.testudo.testkit.Testbed}:
 * guards without OSGi, a clock to set forward, breakers forced open, recorded alerts. The rest is
 * for who writes a capability: {@link dev.testudo.testkit.CapabilityContract} holds the shape that
 * all of them have; {@link dev.testudo.testkit.FakeClock} is turned by hand; {@link
 * dev.testudo.testkit.Ground} gives rooms and faces, of the real {@code state} where that is on the
 * path and small ones in memory where not.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.testudo.testkit;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
