package dev.testudo.shell.provider.render;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sentences and several tables, each with columns of its own.
 *
 * @param lines what stands first
 * @param parts the tables
 * @param json what a program gets in place of all that
 */
public record Document(List<String> lines, List<Part> parts, Object json) {
  public Document {
    lines = List.copyOf(lines);
    parts = List.copyOf(parts);
  }

  /**
   * A table.
   *
   * @param title the line over it, which stands alone if there are no rows
   * @param columns their heads
   * @param rows a value for each column
   */
  public record Part(String title, List<String> columns, List<List<@Nullable Object>> rows) {}
}
