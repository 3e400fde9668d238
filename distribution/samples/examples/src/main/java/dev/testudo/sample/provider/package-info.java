/** How the services are made. */
@NullMarked
package dev.testudo.sample.provider;

import org.jspecify.annotations.NullMarked;
