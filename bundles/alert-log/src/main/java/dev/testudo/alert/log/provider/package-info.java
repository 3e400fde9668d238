/** The alert channel {@code log}. */
@NullMarked
package dev.testudo.alert.log.provider;

import org.jspecify.annotations.NullMarked;
