/**
 * Errors. {@code Classifier} says what a failure means, by configured rules, by the {@code Plugins}
 * and by {@code BuiltIn} rules; {@code Monitor} keeps account, by {@code Fingerprint}; {@code
 * Recoveries} runs strategies when a monitor's {@code RecoveryWatch} asks for it; the rest
 * connects.
 */
@NullMarked
package dev.testudo.error.provider;

import org.jspecify.annotations.NullMarked;
