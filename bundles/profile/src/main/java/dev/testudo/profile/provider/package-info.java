/**
 * Profiles of operations. The {@link dev.testudo.profile.provider.Recorder} keeps the stacks of the
 * threads and writes into the tree what each operation took; {@link
 * dev.testudo.profile.provider.OperationProfiler} is what clients see, {@link
 * dev.testudo.profile.provider.ProfilePolicy} what guards have; the rest connects.
 */
@NullMarked
package dev.testudo.profile.provider;

import org.jspecify.annotations.NullMarked;
