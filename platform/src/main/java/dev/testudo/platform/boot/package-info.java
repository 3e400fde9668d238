/**
 * How the desired state becomes bundles. The file {@code data/desired-state} says which bundles
 * this platform consists of; {@link dev.testudo.platform.boot.Merge} brings it up to date with the
 * folder {@code bundles/}, {@link dev.testudo.platform.boot.Reconciler} the framework with it, and
 * {@link dev.testudo.platform.boot.Recorder} writes down what an operator changes at run time.
 */
@NullMarked
package dev.testudo.platform.boot;

import org.jspecify.annotations.NullMarked;
