/** What fixtures and tests share. */
@NullMarked
package dev.testudo.itests.api;

import org.jspecify.annotations.NullMarked;
