package dev.testudo.shell.provider.render;

import dev.testudo.capability.text.Cells;
import dev.testudo.capability.text.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Records as lines with a head. Numbers stand to the right and are never cut, nor are states and
 * what a line is about, its first cell; on a terminal other cells are cut until the lines fit, the
 * widest first.
 */
final class Table {
  private static final String GAP = "  ";
  private static final int LEAST = 6;
  private static final int LEAST_NAME = 40;

  private final Screen screen;
  private final Palette palette;
  private final List<String> heads;
  private final List<List<@Nullable Object>> values;
  private final List<List<String>> cells = new ArrayList<>();

  Table(List<String> heads, List<List<@Nullable Object>> values, Screen screen) {
    this.screen = screen;
    this.palette = new Palette(screen);
    this.heads = heads;
    this.values = values;
    Cells text = new Cells(screen.unicode());
    values.forEach(line -> cells.add(line.stream().map(text::text).toList()));
  }

  /** The lines, or null if the screen is too narrow for a table. */
  @Nullable String render() {
    int columns = heads.size();
    int[] natural = new int[columns];
    int[] least = new int[columns];
    boolean[] right = new boolean[columns];
    for (int i = 0; i < columns; i++) {
      natural[i] = natural(i);
      right[i] = all(i, Cells::number);
      boolean whole = right[i] || heads.get(i).equals("state") || all(i, Enum.class::isInstance);
      least[i] = whole ? natural[i] : Math.min(natural[i], i == 0 ? LEAST_NAME : LEAST);
    }
    int[] widths = natural;
    if (screen.limited()) {
      widths = fit(natural, least, screen.width() - GAP.length() * (columns - 1));
      if (widths == null) {
        return null;
      }
    }
    StringBuilder text = new StringBuilder();
    line(text, heads, null, widths, right);
    for (int i = 0; i < cells.size(); i++) {
      line(text, cells.get(i), values.get(i), widths, right);
    }
    return text.toString();
  }

  /** Widths that fit into the room, or null if there are none. */
  static int @Nullable [] fit(int[] natural, int[] least, int room) {
    if (Arrays.stream(least).sum() > room) {
      return null;
    }
    int[] widths = new int[natural.length];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.min(natural[i], Math.max(room, least[i]));
    }
    for (int over = Arrays.stream(widths).sum() - room; over > 0; over--) {
      int widest = -1;
      for (int i = 0; i < widths.length; i++) {
        if (widths[i] > least[i] && (widest < 0 || widths[i] > widths[widest])) {
          widest = i;
        }
      }
      widths[widest]--;
    }
    return widths;
  }

  private void line(
      StringBuilder text,
      List<String> line,
      @Nullable List<@Nullable Object> from,
      int[] widths,
      boolean[] right) {
    StringBuilder built = new StringBuilder();
    for (int i = 0; i < line.size(); i++) {
      String cell = Text.cut(line.get(i), widths[i], screen.ellipsis());
      String painted =
          from == null ? palette.head(cell) : palette.state(heads.get(i), from.get(i), cell);
      String blanks = " ".repeat(widths[i] - Text.width(cell));
      built.append(i == 0 ? "" : GAP).append(right[i] ? blanks + painted : painted + blanks);
    }
    text.append(built.toString().stripTrailing()).append('\n');
  }

  private int natural(int column) {
    return Math.max(
        Text.width(heads.get(column)),
        cells.stream().mapToInt(line -> Text.width(line.get(column))).max().orElse(0));
  }

  private boolean all(int column, Predicate<Object> kind) {
    List<Object> known =
        values.stream()
            .<@Nullable Object>map(line -> line.get(column))
            .filter(Objects::nonNull)
            .toList();
    return !known.isEmpty() && known.stream().allMatch(kind);
  }
}
