/** What all commands share: errors in one line, arguments, names that are near, completion. */
@NullMarked
package dev.testudo.shell.provider.command;

import org.jspecify.annotations.NullMarked;
