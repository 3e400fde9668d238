package dev.testudo.shell.provider.render;

import dev.testudo.capability.text.Cells;
import dev.testudo.capability.text.Fields;
import dev.testudo.capability.text.Fields.Field;
import dev.testudo.capability.text.Json;
import dev.testudo.capability.text.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes text of what commands return. */
public final class Renderer {
  private final Screen screen;

  public Renderer(Screen screen) {
    this.screen = screen;
  }

  /**
   * The text, lines without the last line break; or null if the value is not for this renderer:
   * neither a record nor a list of records. As JSON, any value has a text.
   */
  public @Nullable String render(@Nullable Object value) {
    if (screen.json()) {
      return Json.of(value instanceof Document document ? document.json() : value);
    }
    if (value instanceof Document document) {
      return document(document).stripTrailing();
    }
    if (value instanceof Record one) {
      return new Block(screen).render(one).stripTrailing();
    }
    if (value instanceof Rows<?> rows) {
      return lines(rows).stripTrailing();
    }
    if (value instanceof Collection<?> list && !list.isEmpty()) {
      Class<?> type = list.iterator().next().getClass();
      if (type.isRecord() && list.stream().allMatch(type::isInstance)) {
        List<Record> records = list.stream().map(Record.class::cast).toList();
        return lines(Rows.of(type.asSubclass(Record.class), records)).stripTrailing();
      }
    }
    return null;
  }

  /** One line for one record in a list of other things. */
  public String brief(Record one) {
    return new Cells(screen.unicode()).text(one);
  }

  String lines(Rows<?> rows) {
    List<List<@Nullable Object>> values = new ArrayList<>();
    for (Record row : rows) {
      List<@Nullable Object> line = new ArrayList<>();
      Fields.of(row).forEach(field -> line.add(field.value()));
      values.add(line);
    }
    return lines(Fields.names(rows.type()), values);
  }

  private String lines(List<String> heads, List<List<@Nullable Object>> values) {
    String table = new Table(heads, values, screen).render();
    return table != null
        ? table
        : values.stream()
            .map(line -> new Block(screen).render(fields(heads, line)))
            .collect(Collectors.joining("\n"));
  }

  private static List<Field> fields(List<String> heads, List<@Nullable Object> line) {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < heads.size(); i++) {
      fields.add(new Field(heads.get(i), line.get(i)));
    }
    return fields;
  }

  private String document(Document document) {
    Palette palette = new Palette(screen);
    StringBuilder text = new StringBuilder();
    document.lines().forEach(line -> text.append(Text.plain(line)).append('\n'));
    boolean apart = true; // parts of one line stand close
    for (Document.Part part : document.parts()) {
      text.append(apart || !part.rows().isEmpty() ? "\n" : "");
      text.append(palette.head(Text.plain(part.title()))).append('\n');
      apart = !part.rows().isEmpty();
      if (!part.rows().isEmpty()) {
        text.append(lines(part.columns(), part.rows()));
      }
    }
    return text.toString();
  }
}
