/**
 * Where the log messages of the launcher, the JDK and the bundles go before, while and after the
 * logging bundle is there.
 */
@NullMarked
package dev.testudo.platform.log;

import org.jspecify.annotations.NullMarked;
