/**
 * Caches. {@code Rings} say who goes when a cache is full, {@code Entries} is the cache itself with
 * its loads, {@code Waits} is how callers wait for each other's; {@code CacheInstance} is what
 * clients see of them, {@code CachePolicy} what guards do. {@code SafeKeys} makes keys of
 * arguments, {@code Reach} finds what would keep old code alive; the rest connects.
 */
@NullMarked
package dev.testudo.cache.provider;

import org.jspecify.annotations.NullMarked;
