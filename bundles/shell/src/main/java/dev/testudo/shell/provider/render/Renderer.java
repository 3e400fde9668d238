package dev.testudo.shell.provider.render;

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
      return Json.of(value);
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
    return new Cells(screen).text(one);
  }

  String lines(Rows<?> rows) {
    String table = new Table(rows.type(), rows, screen).render();
    return table != null
        ? table
        : rows.stream().map(new Block(screen)::render).collect(Collectors.joining("\n"));
  }
}
