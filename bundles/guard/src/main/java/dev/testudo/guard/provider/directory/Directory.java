package dev.testudo.guard.provider.directory;

import dev.testudo.guard.GuardedService;
import dev.testudo.guard.ServiceDirectoryListener;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What has changed from one look to the next. Used by one thread at a time. */
final class Directory {
  private Map<String, GuardedService> known = new LinkedHashMap<>(); // by identity

  /** What listeners are to be told. */
  List<Consumer<ServiceDirectoryListener>> look(List<GuardedService> now) {
    List<Consumer<ServiceDirectoryListener>> news = new ArrayList<>();
    Map<String, GuardedService> seen = new LinkedHashMap<>();
    for (GuardedService one : now) {
      seen.put(one.identity(), one);
      GuardedService before = known.remove(one.identity());
      if (before == null) {
        news.add(listener -> listener.appeared(one));
      } else if (!quiet(before).equals(quiet(one))) {
        news.add(listener -> listener.changed(before, one));
      }
    }
    known.values().forEach(last -> news.add(listener -> listener.gone(last)));
    known = seen;
    return news;
  }

  /** What is known, for a listener that comes. */
  List<GuardedService> known() {
    return List.copyOf(known.values());
  }

  // Calls come and go all the time: that is no news.
  private static GuardedService quiet(GuardedService service) {
    return new GuardedService(
        service.identity(),
        service.guard(),
        service.types(),
        service.tags(),
        service.provider(),
        service.version(),
        service.health(),
        service.because(),
        0);
  }
}
