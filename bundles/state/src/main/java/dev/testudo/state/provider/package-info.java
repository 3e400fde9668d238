/** The provider of {@code dev.testudo.state}. */
@NullMarked
package dev.testudo.state.provider;

import org.jspecify.annotations.NullMarked;
