/**
 * Configuration from the shell: an overlay under the data directory that wins over the files of
 * {@code conf/} until it is reset, and where each value in force comes from. The user's own files
 * are never written.
 */
@NullMarked
package dev.testudo.shell.provider.conf;

import org.jspecify.annotations.NullMarked;
