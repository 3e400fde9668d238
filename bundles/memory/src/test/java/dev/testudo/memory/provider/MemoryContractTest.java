package dev.testudo.memory.provider;

import dev.testudo.capability.CapabilityRegistry;
import dev.testudo.capability.Listeners;
import dev.testudo.memory.MemoryListener;
import dev.testudo.memory.MemorySettings;
import dev.testudo.memory.MemorySnapshot;
import dev.testudo.memory.MemoryWatch;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Room;
import dev.testudo.testkit.CapabilityContract;
import java.util.Map;

class MemoryContractTest extends CapabilityContract<MemoryWatch, MemorySettings, MemorySnapshot> {
  @Override
  protected String word() {
    return MemoryRegistry.WORD;
  }

  @Override
  protected int schema() {
    return MemoryRegistry.SCHEMA;
  }

  @Override
  protected MemoryRegistry registry(Room room, Faces faces, Clock time) {
    return new MemoryRegistry(room, faces, time);
  }

  @Override
  protected MemorySettings defaults() {
    return new MemorySettings();
  }

  @Override
  protected Map<String, String> others() {
    return Map.of(
        "enter", "90%",
        "leave", "50%",
        "share", "0.5",
        "coolDown", "1m",
        "listenerTimeout", "1s",
        "order", "pool, cache");
  }

  @Override
  protected Map<String, String> wrong() {
    return Map.of(
        "enter", "110%",
        "leave", "0",
        "share", "2",
        "coolDown", "2h",
        "listenerTimeout", "0");
  }

  @Override
  protected String metatype() {
    return "MemoryConfiguration";
  }

  @Override
  protected void use(MemoryWatch watch) {
    watch.relieve();
  }

  @Override
  protected long uses(MemorySnapshot snapshot) {
    return snapshot.rounds();
  }

  @Override
  protected void provoke(MemoryWatch watch) {
    watch.relieve();
  }

  @Override
  protected AutoCloseable listen(
      CapabilityRegistry<MemoryWatch, MemorySettings, MemorySnapshot> where, Runnable told) {
    Listeners<MemoryListener> listeners = ((MemoryRegistry) where).listeners();
    MemoryListener listener = event -> told.run();
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
