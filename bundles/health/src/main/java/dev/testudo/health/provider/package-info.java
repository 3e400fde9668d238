/**
 * The provider of health: who asks the checks, and what is made of their answers. Felix' API of
 * checks is used and not its executor, which would bring the Event Admin and a scheduler, and
 * answers from a cache while a check hangs.
 */
@NullMarked
package dev.testudo.health.provider;

import org.jspecify.annotations.NullMarked;
