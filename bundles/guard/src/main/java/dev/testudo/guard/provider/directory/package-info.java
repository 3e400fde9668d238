/** The directory of guarded services. */
@NullMarked
package dev.testudo.guard.provider.directory;

import org.jspecify.annotations.NullMarked;
