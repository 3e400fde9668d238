package dev.testudo.shell.provider.render;

import dev.testudo.capability.text.Cells;
import dev.testudo.capability.text.Fields;
import dev.testudo.capability.text.Fields.Field;
import dev.testudo.capability.text.Text;
import java.util.Collection;
import java.util.List;

/** One record as lines of name and value. A record in it is taken apart, lists of them follow. */
final class Block {
  private final Screen screen;
  private final Cells cells;
  private final Palette palette;

  Block(Screen screen) {
    this.screen = screen;
    this.cells = new Cells(screen.unicode());
    this.palette = new Palette(screen);
  }

  String render(Record one) {
    return render(Fields.of(one));
  }

  String render(List<Field> fields) {
    int width = fields.stream().mapToInt(field -> Text.width(field.name())).max().orElse(0);
    StringBuilder text = new StringBuilder();
    StringBuilder after = new StringBuilder();
    for (Field field : fields) {
      if (field.value() instanceof Record inner) {
        text.append(render(inner));
      } else if (field.value() instanceof Collection<?> list && Cells.records(list)) {
        after.append('\n').append(new Renderer(screen).render(list)).append('\n');
      } else if (!(field.value() instanceof Rows<?>)) {
        line(text, field, width);
      }
    }
    return text.append(after).toString();
  }

  private void line(StringBuilder text, Field field, int width) {
    String name = palette.head(field.name()) + " ".repeat(width - Text.width(field.name()));
    String value = cells.text(field.value());
    text.append((name + "  " + palette.state(field.name(), field.value(), value)).stripTrailing())
        .append('\n');
  }
}
