/**
 * Watches over the heap. A {@link dev.testudo.memory.provider.HeapSource} says what a collection
 * left, the {@link dev.testudo.memory.provider.Observer} shows it to each {@link
 * dev.testudo.memory.provider.Watch}, which asks the {@link dev.testudo.memory.provider.Givers}.
 */
@NullMarked
package dev.testudo.memory.provider;

import org.jspecify.annotations.NullMarked;
