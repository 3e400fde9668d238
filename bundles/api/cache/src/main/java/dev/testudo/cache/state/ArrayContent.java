package dev.testudo.cache.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An array in a key, by its content.
 *
 * @param type the array's type, so that {@code int[]} and {@code long[]} are never the same
 * @param elements boxed, and copied as the arguments are
 */
public record ArrayContent(String type, List<@Nullable Object> elements) {}
