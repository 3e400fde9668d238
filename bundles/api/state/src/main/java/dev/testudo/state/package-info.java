/**
 * State outlives code. Code lives in provider bundles that come and go; what it counts and
 * remembers lives in the {@linkplain dev.testudo.state.Vault vault}, in cells that the old and the
 * new version of a bundle use alike, by reference. Nothing is copied at an update, so nothing is
 * lost between a copy and a switch.
 *
 * <p>What a client holds is a stable {@linkplain dev.testudo.state.Faces face}, whose target is
 * switched beneath it. The {@linkplain dev.testudo.state.Clock clock} is the only source of time.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.testudo.state;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
