/** The bundles in a bare framework. */
@NullMarked
package dev.testudo.itests.framework;

import org.jspecify.annotations.NullMarked;
