package dev.testudo.fallback;

import dev.testudo.Registry;
import org.osgi.annotation.versioning.ProviderType;

/** Gives fallbacks by name. */
@ProviderType
public interface Fallbacks extends Registry<Fallback, FallbackSettings, FallbackSnapshot> {}
