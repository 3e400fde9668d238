/**
 * A cache keeps what took long to get: for a while, and not too much of it.
 *
 * <p>{@link dev.testudo.cache.Caches} gives caches by name. {@code cache.get(key, loader)} gives
 * what is kept, or has it loaded: each key by one caller at a time, while the others wait for that
 * one, and outside of every lock, so that a slow load delays nobody who wants something else. What
 * is kept longer than {@linkplain dev.testudo.cache.CacheSettings#timeToLive its time} is loaded
 * anew, and when a cache is full, what nobody asked for lately goes first.
 *
 * <p>A failure is never kept, nor is null: the next caller loads again. Who looks for something
 * that may not be there, and wants to keep that, loads an {@link java.util.Optional}.
 *
 * <p>As one policy of a guard a cache keeps the results of whole operations, by what is called and
 * with which arguments.
 *
 * <p><b>What is kept is shared.</b> All callers get the same object, not a copy: keep what is
 * immutable, or is treated so. Entries outlive an update of the cache's own bundle. They do not
 * keep other bundles' code alive: when a bundle is updated or gone, the entries that reach an
 * object of its old classes are dropped and counted, and the others stay.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.testudo.cache;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
