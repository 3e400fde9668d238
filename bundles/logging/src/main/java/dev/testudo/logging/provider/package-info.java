/**
 * Brings all that is logged to slf4j, and so to the one back end that is installed. {@code
 * System.Logger} (and, in the program testudo, {@code java.util.logging}) comes from the launcher,
 * which looks for a service of the JDK's type {@code System.LoggerFinder}; the OSGi log service is
 * listened to.
 */
@NullMarked
package dev.testudo.logging.provider;

import org.jspecify.annotations.NullMarked;
