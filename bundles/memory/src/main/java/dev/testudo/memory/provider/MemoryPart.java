package dev.testudo.memory.provider;

import dev.testudo.Part;
import dev.testudo.Parts;
import dev.testudo.capability.EventLog;
import dev.testudo.memory.MemoryListener;
import dev.testudo.memory.MemoryWatches;
import dev.testudo.memory.PressureListener;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Vault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Watches over the heap for a program without OSGi. */
public final class MemoryPart implements Part {
  private static final String OWNER = "application";
  private @Nullable MemoryRegistry registry;
  private @Nullable Looking looking;

  /** For the service loader. */
  public MemoryPart() {}

  @Override
  public List<Class<?>> needs() {
    return List.of(Vault.class, Faces.class, Clock.class);
  }

  @Override
  public void start(Parts parts) {
    MemoryRegistry made =
        new MemoryRegistry(
            parts.get(Vault.class).room(MemoryRegistry.WORD, MemoryRegistry.SCHEMA),
            parts.get(Faces.class),
            parts.get(Clock.class));
    registry = made;
    made.adopt();
    made.named(MemoryWatches.HEAP, null, OWNER);
    looking = new Looking(new GarbageCollections(), made);
    parts.offer(MemoryWatches.class, made.view(OWNER));
    parts.offer(EventLog.class, made);
    parts.each(MemoryListener.class, made.listeners()::add);
    parts.each(PressureListener.class, made.givers()::add);
  }

  @Override
  public void stop() {
    if (looking != null) {
      looking.close();
    }
    if (registry != null) {
      registry.listeners().close();
      registry.close();
    }
  }
}
