/**
 * Timeouts. {@code Watcher} looks after the calls under way, in one thread for all; {@code Arming}
 * puts them before it and takes them away; {@code TimeLimit} is what clients see; the rest
 * connects.
 */
@NullMarked
package dev.testudo.timeout.provider;

import org.jspecify.annotations.NullMarked;
