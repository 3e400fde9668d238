/**
 * Configuration from files. Each {@code PID.cfg} and {@code PID.cfg.json} in the watched folders
 * feeds one configuration of Config Admin; the files are only ever read.
 *
 * <p>What is in force always comes from a whole, right file: a file that cannot be read or
 * understood is refused with one line of the log, and what it said before stays. A file that is
 * being written is left until it is still.
 */
@NullMarked
package dev.testudo.conf.provider;

import org.jspecify.annotations.NullMarked;
