/**
 * The client of {@code bin/testudo exec} and {@code bin/testudo shell}: it speaks to the platform
 * that runs on a data directory, through the socket there. Nothing but the JDK, so that it starts
 * fast. The protocol is described where it is served, in {@code bundles/console}.
 */
@NullMarked
package dev.testudo.platform.remote;

import org.jspecify.annotations.NullMarked;
