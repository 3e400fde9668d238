package dev.testudo.bulkhead;

import dev.testudo.Registry;
import org.osgi.annotation.versioning.ProviderType;

/** Gives bulkheads by name. */
@ProviderType
public interface Bulkheads extends Registry<Bulkhead, BulkheadSettings, BulkheadSnapshot> {}
