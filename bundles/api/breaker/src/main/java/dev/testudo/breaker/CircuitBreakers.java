package dev.testudo.breaker;

import dev.testudo.Registry;
import org.osgi.annotation.versioning.ProviderType;

/** Gives circuit breakers by name. */
@ProviderType
public interface CircuitBreakers
    extends Registry<CircuitBreaker, CircuitBreakerSettings, CircuitBreakerSnapshot> {}
