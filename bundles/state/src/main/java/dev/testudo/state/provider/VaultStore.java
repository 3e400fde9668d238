package dev.testudo.state.provider;

import dev.testudo.Names;
import dev.testudo.state.Durable;
import dev.testudo.state.Room;
import dev.testudo.state.SchemaException;
import dev.testudo.state.Vault;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The rooms, by name. */
final class VaultStore implements Vault {
  private final CellTypes types;
  private final Path folder;
  private final Map<String, Contents> rooms = new ConcurrentHashMap<>();

  /** What a room holds, whoever has it open. */
  private record Contents(
      int schema,
      Map<String, Object> cells,
      Map<String, String> owners,
      Map<String, DurableFile> durables,
      CopyOnWriteArrayList<Consumer<String>> dropped) {}

  /**
   * @param folder where durable cells are kept
   */
  VaultStore(CellTypes types, Path folder) {
    this.types = types;
    this.folder = folder;
  }

  @Override
  public Room room(String name, int schema) {
    Names.check(name);
    Contents contents =
        rooms.compute(
            name,
            (key, there) -> {
              if (there == null || (there.schema() != schema && there.cells().isEmpty())) {
                return new Contents(
                    schema,
                    new ConcurrentHashMap<>(),
                    new ConcurrentHashMap<>(),
                    new ConcurrentHashMap<>(),
                    new CopyOnWriteArrayList<>());
              }
              return there;
            });
    if (contents.schema() != schema) {
      throw new SchemaException(
          "room "
              + name
              + " holds state in schema "
              + contents.schema()
              + ", and this version of its provider reads schema "
              + schema
              + "; its state is untouched");
    }
    return new OpenRoom(name, contents);
  }

  /** Drops what belongs to an owner that is gone for good, and says how much it was. */
  int dropOwned(String owner) {
    int count = 0;
    for (Contents contents : rooms.values()) {
      for (Map.Entry<String, String> owned : contents.owners().entrySet()) {
        String key = owned.getKey();
        if (owned.getValue().equals(owner) && contents.owners().remove(key, owner)) {
          contents.cells().remove(key);
          contents.dropped().forEach(listener -> listener.accept(key));
          count++;
        }
      }
    }
    return count;
  }

  private final class OpenRoom implements Room {
    private final String name;
    private final Contents contents;
    private volatile @Nullable Consumer<String> listener;

    OpenRoom(String name, Contents contents) {
      this.name = name;
      this.contents = contents;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public int schema() {
      return contents.schema();
    }

    @Override
    public <C> C cell(String key, Class<C> type, Supplier<? extends C> first) {
      Object there = contents.cells().get(key);
      if (there == null) {
        types.check(type);
        C made = first.get();
        if (made.getClass() != type && !made.getClass().getName().startsWith("java.")) {
          types.check(made.getClass());
        }
        Object before = contents.cells().putIfAbsent(key, made);
        there = before == null ? made : before;
      }
      return cast(key, type, there);
    }

    @Override
    public <C> Optional<C> find(String key, Class<C> type) {
      Object there = contents.cells().get(key);
      return there == null ? Optional.empty() : Optional.of(cast(key, type, there));
    }

    private <C> C cast(String key, Class<C> type, Object there) {
      if (!type.isInstance(there)) {
        throw new SchemaException(
            "cell %s of room %s is a %s of another version than the %s asked for"
                .formatted(key, name, there.getClass().getName(), type.getName()));
      }
      return type.cast(there);
    }

    @Override
    public Set<String> keys() {
      return Set.copyOf(contents.cells().keySet());
    }

    @Override
    public void drop(String key) {
      contents.cells().remove(key);
      contents.owners().remove(key);
    }

    @Override
    public String own(String key, String owner) {
      String before = contents.owners().putIfAbsent(key, owner);
      return before == null ? owner : before;
    }

    @Override
    public Optional<String> owner(String key) {
      return Optional.ofNullable(contents.owners().get(key));
    }

    @Override
    public void onDropped(Consumer<String> told) {
      Consumer<String> before = listener;
      if (before != null) {
        contents.dropped().remove(before);
      }
      listener = told;
      contents.dropped().add(told);
    }

    @Override
    public Durable durable(String key) {
      Names.check(key);
      return contents
          .durables()
          .computeIfAbsent(key, file -> new DurableFile(folder.resolve(name).resolve(file)));
    }

    @Override
    public void close() {
      Consumer<String> told = listener;
      if (told != null) {
        contents.dropped().remove(told); // else it would pin the provider's code
      }
    }
  }
}
