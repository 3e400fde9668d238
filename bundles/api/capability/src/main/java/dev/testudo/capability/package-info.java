/**
 * The shape of every capability, made once: {@link dev.testudo.capability.CapabilityRegistry} gives
 * the instances by name, keeps what they are in the vault and their faces with {@code state}, and
 * overlays configuration; {@link dev.testudo.capability.CapabilityInstance} holds the settings in
 * force; {@link dev.testudo.capability.SettingsCodec} reads a settings record from text and says
 * what is wrong with it; {@link dev.testudo.capability.Listeners} tells whiteboard listeners
 * without ever waiting for one; {@link dev.testudo.capability.OsgiCapability} connects it all to
 * the framework.
 *
 * <p>Who writes a capability extends the first two and writes one component; its users see only the
 * contract of the capability itself.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.testudo.capability;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
