package dev.testudo.state.provider;

import dev.testudo.Part;
import dev.testudo.Parts;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Vault;
import dev.testudo.state.face.Gates;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** State for a program without OSGi. Durable cells go to {@link Parts#data}. */
public final class StatePart implements Part {
  private @Nullable State state;

  @Override
  public List<Class<?>> needs() {
    return List.of();
  }

  // Nothing is replaced here, so every class may be in a cell.
  @Override
  public void start(Parts parts) {
    Path folder = parts.data().resolve("state");
    State made = new State(folder, Duration.ofSeconds(5), 1000, type -> true, BridgeLoader::new);
    state = made;
    parts.offer(Vault.class, made.vault);
    parts.offer(Faces.class, made.faces);
    parts.offer(Gates.class, made.faces);
    parts.offer(Clock.class, made.clock);
  }

  @Override
  public void stop() {
    if (state != null) {
      state.close();
    }
  }
}
