/** The commands that every capability has, made once over its {@link dev.testudo.Registry}. */
@NullMarked
package dev.testudo.shell.provider.capability;

import org.jspecify.annotations.NullMarked;
