/** The checks of the platform itself, as anybody may write one. */
@NullMarked
package dev.testudo.health.provider.check;

import org.jspecify.annotations.NullMarked;
