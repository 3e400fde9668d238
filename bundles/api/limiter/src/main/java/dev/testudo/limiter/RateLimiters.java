package dev.testudo.limiter;

import dev.testudo.Registry;
import org.osgi.annotation.versioning.ProviderType;

/** Gives rate limiters by name. */
@ProviderType
public interface RateLimiters
    extends Registry<RateLimiter, RateLimiterSettings, RateLimiterSnapshot> {}
