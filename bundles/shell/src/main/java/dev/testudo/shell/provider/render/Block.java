package dev.testudo.shell.provider.render;

import dev.testudo.shell.provider.render.Fields.Field;
import java.util.List;

/** One record as lines of name and value. A record in it is taken apart, a list of them follows. */
final class Block {
  private final Screen screen;
  private final Cells cells;
  private final Palette palette;

  Block(Screen screen) {
    this.screen = screen;
    this.cells = new Cells(screen);
    this.palette = new Palette(screen);
  }

  String render(Record one) {
    List<Field> fields = Fields.of(one);
    int width = fields.stream().mapToInt(field -> Text.width(field.name())).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (Field field : fields) {
      if (field.value() instanceof Record inner) {
        text.append(render(inner));
      } else if (field.value() instanceof Rows<?> rows) {
        if (!rows.isEmpty()) {
          text.append('\n').append(new Renderer(screen).lines(rows));
        }
      } else {
        line(text, field, width);
      }
    }
    return text.toString();
  }

  private void line(StringBuilder text, Field field, int width) {
    String name = palette.head(field.name()) + " ".repeat(width - Text.width(field.name()));
    String value = cells.text(field.value());
    text.append((name + "  " + palette.state(field.name(), field.value(), value)).stripTrailing())
        .append('\n');
  }
}
