package dev.testudo.retry;

import dev.testudo.Registry;
import org.osgi.annotation.versioning.ProviderType;

/** Gives retries by name. */
@ProviderType
public interface Retries extends Registry<Retry, RetrySettings, RetrySnapshot> {}
