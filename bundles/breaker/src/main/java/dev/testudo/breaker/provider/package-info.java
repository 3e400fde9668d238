/**
 * Circuit breakers. {@code Circuit} is the state machine, over one word; {@code Window} says
 * whether the failure rate is reached; {@code Breaker} is what clients see of them; the rest
 * connects.
 */
@NullMarked
package dev.testudo.breaker.provider;

import org.jspecify.annotations.NullMarked;
