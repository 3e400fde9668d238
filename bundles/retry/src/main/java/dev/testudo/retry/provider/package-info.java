/**
 * Retries. {@code Attempts} decides whether and when a call is tried again, within a {@code
 * Budget}; {@code Retrier} is what clients see of it; the rest connects.
 */
@NullMarked
package dev.testudo.retry.provider;

import org.jspecify.annotations.NullMarked;
