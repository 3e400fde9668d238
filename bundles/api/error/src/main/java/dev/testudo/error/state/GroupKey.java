package dev.testudo.error.state;

import dev.testudo.error.ErrorCategory;

/**
 * What tells one kind of failure from another.
 *
 * @param fingerprint the hash
 */
public record GroupKey(String operation, ErrorCategory category, long fingerprint) {}
