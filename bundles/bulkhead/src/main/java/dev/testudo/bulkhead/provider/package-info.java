/**
 * Bulkheads. {@code Hold} counts who is in, over one word, and hands places to those who wait;
 * {@code Compartment} is what clients see of it; the rest connects.
 */
@NullMarked
package dev.testudo.bulkhead.provider;

import org.jspecify.annotations.NullMarked;
