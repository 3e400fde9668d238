/**
 * A Unix domain socket in the data directory, open to its owner alone, through which {@code
 * bin/testudo exec} and {@code bin/testudo shell} reach the shell of the running platform.
 *
 * <p>The protocol: the client sends eight bytes, {@code TESTUDO} and the version, and one frame
 * with its {@link dev.testudo.console.provider.Request}. A frame is a type (one byte), a length
 * (four bytes, the highest first) and that many bytes. Then the client sends what is typed and new
 * sizes of its window, the server what is to be printed and, last, the exit code; see {@link
 * dev.testudo.console.provider.Frame}.
 */
@NullMarked
package dev.testudo.console.provider;

import org.jspecify.annotations.NullMarked;
