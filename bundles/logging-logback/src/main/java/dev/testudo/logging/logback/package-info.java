/** A fragment of Logback: its one class is found by Logback's own look-up of configurators. */
@NullMarked
package dev.testudo.logging.logback;

import org.jspecify.annotations.NullMarked;
