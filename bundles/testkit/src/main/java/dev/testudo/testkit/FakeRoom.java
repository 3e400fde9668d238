package dev.testudo.testkit;

import dev.testudo.state.Durable;
import dev.testudo.state.Room;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A room in memory, whose owners a test sends away. */
public final class FakeRoom implements Room {
  private final Map<String, Object> cells = new ConcurrentHashMap<>();
  private final Map<String, String> owners = new ConcurrentHashMap<>();
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
  private final Map<String, Durable> durables = new ConcurrentHashMap<>();

  /** An owner is gone for longer than anybody waits: what belongs to it is dropped. */
  public void gone(String owner) {
    for (Map.Entry<String, String> owned : owners.entrySet()) {
      if (owned.getValue().equals(owner)) {
        drop(owned.getKey());
        listeners.forEach(listener -> listener.accept(owned.getKey()));
      }
    }
  }

  @Override
  public String name() {
    return "fake";
  }

  @Override
  public int schema() {
    return 1;
  }

  @Override
  public <C> C cell(String key, Class<C> type, Supplier<? extends C> first) {
    return type.cast(cells.computeIfAbsent(key, absent -> first.get()));
  }

  @Override
  public <C> Optional<C> find(String key, Class<C> type) {
    return Optional.ofNullable(cells.get(key)).map(type::cast);
  }

  @Override
  public Set<String> keys() {
    return Set.copyOf(cells.keySet());
  }

  @Override
  public void drop(String key) {
    cells.remove(key);
    owners.remove(key);
  }

  @Override
  public String own(String key, String owner) {
    String before = owners.putIfAbsent(key, owner);
    return before == null ? owner : before;
  }

  @Override
  public Optional<String> owner(String key) {
    return Optional.ofNullable(owners.get(key));
  }

  @Override
  public void onDropped(Consumer<String> listener) {
    listeners.add(listener);
  }

  @Override
  public Durable durable(String key) {
    return durables.computeIfAbsent(key, absent -> new InMemory());
  }

  @Override
  public void close() {}

  private static final class InMemory implements Durable {
    private volatile byte @Nullable [] content;

    @Override
    public Optional<byte[]> read() {
      return Optional.ofNullable(content);
    }

    @Override
    public void write(byte[] newContent) {
      content = newContent;
    }

    @Override
    public void delete() {
      content = null;
    }
  }
}
