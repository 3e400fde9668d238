/**
 * The log, over Logback: {@code TraceMdc} gives every line the ids of its trace when a line is
 * written, {@code LineEncoder} writes lines as JSON, {@code Log} puts format and levels in force.
 */
@NullMarked
package dev.testudo.logger.provider;

import org.jspecify.annotations.NullMarked;
