/** What the bundle registers: the commands, the converter for what they return, completion. */
@NullMarked
package dev.testudo.shell.provider;

import org.jspecify.annotations.NullMarked;
