/** The commands, and what registers them. */
@NullMarked
package dev.testudo.shell.provider;

import org.jspecify.annotations.NullMarked;
