package dev.testudo;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Starts parts in the order of their needs. */
final class Standalone implements Testudo, Parts {
  private final Map<Class<?>, List<Object>> services = new LinkedHashMap<>();
  private final Map<Class<?>, List<Consumer<Object>>> listeners = new LinkedHashMap<>();
  private final Deque<Part> started = new ArrayDeque<>();

  static Testudo start(List<Part> parts) {
    Standalone testudo = new Standalone();
    try {
      testudo.startAll(new ArrayList<>(parts));
    } catch (RuntimeException | Error e) {
      testudo.close();
      throw e;
    }
    return testudo;
  }

  private void startAll(List<Part> waiting) {
    while (!waiting.isEmpty()) {
      Part next =
          waiting.stream()
              .filter(part -> part.needs().stream().allMatch(services::containsKey))
              .findFirst()
              .orElseThrow(() -> new TestudoException(unmet(waiting.get(0))));
      waiting.remove(next);
      next.start(this);
      started.push(next);
    }
  }

  private String unmet(Part part) {
    Class<?> missing =
        part.needs().stream().filter(need -> !services.containsKey(need)).findFirst().orElseThrow();
    return part.getClass().getName() + " needs " + missing.getName() + ", and no module offers it";
  }

  @Override
  public synchronized <T> T get(Class<T> type) {
    List<Object> found = services.get(type);
    if (found == null) {
      throw new TestudoException(
          "no module offers "
              + type.getName()
              + "; is "
              + type.getPackageName()
              + ".provider on the module path?");
    }
    return type.cast(found.get(0));
  }

  @Override
  public synchronized <T> void offer(Class<T> type, T service) {
    List<Object> all = services.computeIfAbsent(type, key -> new CopyOnWriteArrayList<>());
    if (!all.contains(service)) {
      all.add(service);
    }
    listeners.getOrDefault(type, List.of()).forEach(listener -> listener.accept(service));
  }

  @Override
  public synchronized <T> void each(Class<T> type, Consumer<? super T> listener) {
    Consumer<Object> typed = service -> listener.accept(type.cast(service));
    listeners.computeIfAbsent(type, key -> new CopyOnWriteArrayList<>()).add(typed);
    services.getOrDefault(type, List.of()).forEach(typed);
  }

  @Override
  public void close() {
    while (!started.isEmpty()) {
      started.pop().stop();
    }
  }
}
