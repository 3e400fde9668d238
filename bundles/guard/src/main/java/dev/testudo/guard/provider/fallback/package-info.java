/**
 * Fallbacks. {@code Answers} reads the set value as what a method gives; {@code FallbackInstance}
 * is what clients see; the rest connects.
 */
@NullMarked
package dev.testudo.guard.provider.fallback;

import org.jspecify.annotations.NullMarked;
