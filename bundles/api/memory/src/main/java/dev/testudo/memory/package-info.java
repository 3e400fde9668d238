/**
 * What is left in the heap after a collection is what the program holds on to. A {@linkplain
 * dev.testudo.memory.MemoryWatch watch} looks at it after each collection; when it comes to a
 * threshold, those who hold what they could do without are asked to give back, in a declared order,
 * until it is below a second, lower one. {@link dev.testudo.memory.MemoryWatches} gives the watches
 * by name; {@value dev.testudo.memory.MemoryWatches#HEAP} is always there.
 *
 * <p>Who holds such things registers a {@link dev.testudo.memory.PressureListener}:
 *
 * <pre>{@code
 * @Component
 * class Thumbnails implements PressureListener {
 *   public String name() {
 *     return "thumbnails";
 *   }
 *
 *   public Relief relieve(Pressure pressure) {
 *     return Relief.entries(images.dropOldest(pressure.share()));
 *   }
 * }
 * }</pre>
 *
 * <p>What was given back is told to {@linkplain dev.testudo.memory.MemoryListener listeners}, to
 * the log and to metric. Nobody here ever starts a collection.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.testudo.memory;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
