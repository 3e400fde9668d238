package dev.testudo.timeout;

import dev.testudo.Registry;
import org.osgi.annotation.versioning.ProviderType;

/** Gives timeouts by name. */
@ProviderType
public interface Timeouts extends Registry<Timeout, TimeoutSettings, TimeoutSnapshot> {}
