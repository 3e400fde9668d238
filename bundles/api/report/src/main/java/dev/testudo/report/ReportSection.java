package dev.testudo.report;

import static dev.testudo.SettingsException.check;

import dev.testudo.Names;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table of a report. Immutable; each method that adds something gives a new one. A cell is a
 * {@code String}, {@code Long}, {@code Double}, {@code Boolean}, {@link Duration} or {@link
 * Instant}; other numbers become one of these, null an empty text, and all else its text.
 *
 * @param name a name as instances have one, by which programs find it
 * @param title what people read over it
 * @param findings what it has to say in sentences
 * @param columns the names of the columns, all different
 * @param rows a cell for each column
 * @param note what stands in place of the table while it has no rows; may be empty
 */
public record ReportSection(
    String name,
    String title,
    List<Finding> findings,
    List<String> columns,
    List<List<Object>> rows,
    String note) {
  public ReportSection {
    Names.check(name);
    findings = List.copyOf(findings);
    columns = List.copyOf(columns);
    check(
        new HashSet<>(columns).size() == columns.size(),
        "columns",
        String.join(", ", columns),
        "all different");
    int width = columns.size();
    rows = rows.stream().map(row -> cells(row, width)).toList();
  }

  /** A table without rows. */
  public static ReportSection of(String name, String title, String... columns) {
    return new ReportSection(name, title, List.of(), Arrays.asList(columns), List.of(), "");
  }

  /** The same with one more row. */
  public ReportSection row(@Nullable Object... cells) {
    List<List<Object>> all = new ArrayList<>(rows);
    all.add(cells(Arrays.asList(cells), columns.size()));
    return new ReportSection(name, title, findings, columns, all, note);
  }

  /** The same with one more sentence. */
  public ReportSection finding(Urgency urgency, String text) {
    List<Finding> all = new ArrayList<>(findings);
    all.add(new Finding(urgency, text));
    return new ReportSection(name, title, all, columns, rows, note);
  }

  /** The same with a note. */
  public ReportSection note(String text) {
    return new ReportSection(name, title, findings, columns, rows, text);
  }

  /** The line over the table, or all that there is to say. */
  public String heading() {
    return !rows.isEmpty() || note.isEmpty() ? title : title + ": " + note;
  }

  /** The same as maps and lists: each row by columns. */
  public Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", name);
    map.put("title", title);
    map.put("note", note);
    map.put("columns", columns);
    map.put("rows", rows.stream().map(this::byColumn).toList());
    return map;
  }

  private Map<String, Object> byColumn(List<Object> row) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      map.put(columns.get(i), row.get(i));
    }
    return map;
  }

  private static List<Object> cells(List<? extends @Nullable Object> row, int width) {
    check(row.size() == width, "row", row, "as many cells as there are columns: " + width);
    List<Object> cells = new ArrayList<>();
    row.forEach(value -> cells.add(cell(value)));
    return List.copyOf(cells);
  }

  private static Object cell(@Nullable Object value) {
    if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      return ((Number) value).longValue();
    }
    if (value instanceof Float number) {
      return number.doubleValue();
    }
    boolean known =
        value instanceof Long
            || value instanceof Double
            || value instanceof Boolean
            || value instanceof Duration
            || value instanceof Instant;
    return known ? value : value == null ? "" : value.toString();
  }
}
