/**
 * Rate limiters. {@code Pacer} decides, by the generic cell rate algorithm over one number; {@code
 * Limiter} is what clients see of it; the rest connects.
 */
@NullMarked
package dev.testudo.limiter.provider;

import org.jspecify.annotations.NullMarked;
