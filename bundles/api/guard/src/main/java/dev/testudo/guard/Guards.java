package dev.testudo.guard;

import dev.testudo.Registry;
import org.osgi.annotation.versioning.ProviderType;

/** Gives guards by name. */
@ProviderType
public interface Guards extends Registry<Guard, GuardSettings, GuardSnapshot> {}
