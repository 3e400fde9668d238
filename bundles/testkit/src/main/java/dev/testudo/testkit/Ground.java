package dev.testudo.testkit;

import dev.testudo.Part;
import dev.testudo.Testudo;
import dev.testudo.state.Faces;
import dev.testudo.state.Room;
import dev.testudo.state.Vault;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a capability stands on: rooms and faces. */
public final class Ground implements AutoCloseable {
  private final @Nullable Testudo testudo;
  private final Supplier<Room> rooms;
  private final Faces faces;

  private Ground(@Nullable Testudo testudo, Supplier<Room> rooms, Faces faces) {
    this.testudo = testudo;
    this.rooms = rooms;
    this.faces = faces;
  }

  /**
   * The real one.
   *
   * @param word the room's name
   * @throws IllegalStateException if no provider of it is on the path
   */
  public static Ground real(String word, int schema) {
    List<Part> parts =
        ServiceLoader.load(Part.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(part -> part.needs().isEmpty())
            .toList();
    if (parts.isEmpty()) {
      throw new IllegalStateException("testudo-state is not on the path of this test");
    }
    Testudo testudo = Testudo.of(parts);
    Vault vault = testudo.get(Vault.class);
    return new Ground(testudo, () -> vault.room(word, schema), testudo.get(Faces.class));
  }

  /** One in memory, with this room. */
  public static Ground fake(FakeRoom room) {
    return new Ground(null, () -> room, new FakeFaces());
  }

  /** Opens the room, once more each time. */
  public Room room() {
    return rooms.get();
  }

  public Faces faces() {
    return faces;
  }

  @Override
  public void close() {
    if (testudo != null) {
      testudo.close();
    }
  }
}
