package dev.testudo.cache;

/**
 * A key that is asked for often.
 *
 * @param key as text, at most a hundred characters of it
 * @param hits about how often it was hit since it came in; a multiple of sixteen
 */
public record HotKey(String key, long hits) {}
