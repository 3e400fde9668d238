package dev.testudo.shell.provider;

import dev.testudo.shell.provider.render.Renderer;
import java.util.Collection;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/** Gives Gogo the text of records, so that results can be read, piped and searched. */
@Component(service = Converter.class)
public final class RecordConverter implements Converter {

  @Override
  public @Nullable Object convert(Class<?> type, Object in) {
    return null;
  }

  @Override
  public @Nullable CharSequence format(Object target, int level, Converter escape) {
    if (!(target instanceof Record || target instanceof Collection<?> || Screens.json(escape))) {
      return null;
    }
    Renderer renderer =
        new Renderer(
            escape instanceof CommandSession session ? Screens.of(session) : Screens.standard());
    if (level == INSPECT) {
      return renderer.render(target);
    }
    return target instanceof Record one ? renderer.brief(one) : null;
  }
}
