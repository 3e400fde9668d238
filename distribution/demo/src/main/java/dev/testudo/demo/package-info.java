/**
 * The customers of a small shop, who never rest; and commands to watch what they see and to take
 * the shop's database away.
 */
@NullMarked
package dev.testudo.demo;

import org.jspecify.annotations.NullMarked;
