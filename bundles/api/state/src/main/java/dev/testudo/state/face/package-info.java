/**
 * What stands between a stable face and its target: for guard, which fills the {@linkplain
 * dev.testudo.state.face.Gate gates}, and for weaver, which says {@linkplain
 * dev.testudo.state.face.Veil which services} get a face. Users need nothing of it.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.testudo.state.face;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
