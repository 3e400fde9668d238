/** The provider of {@code dev.testudo.guard}. */
@NullMarked
package dev.testudo.guard.provider;

import org.jspecify.annotations.NullMarked;
