/**
 * What the running platform says about itself. The launcher registers one {@link
 * dev.testudo.runtime.PlatformStatus} before the first bundle starts; shell, dashboard and health
 * checks read it. Bundles get this package from the framework, since the launcher implements it.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.testudo.runtime;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
