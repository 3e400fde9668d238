/**
 * What is profiled and what is under way, which the versions of the provider share. For the
 * provider alone.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.testudo.profile.state;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
