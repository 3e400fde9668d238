/**
 * The provider of metric. What is counted lives in cells of the contract; here is who finds them by
 * name, reads them, and feeds them from the guards.
 */
@NullMarked
package dev.testudo.metric.provider;

import org.jspecify.annotations.NullMarked;
