package dev.testudo.guard.provider.fallback;

import dev.testudo.capability.CapabilityRegistry;
import dev.testudo.fallback.Fallback;
import dev.testudo.fallback.FallbackSettings;
import dev.testudo.fallback.FallbackSnapshot;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Room;
import dev.testudo.testkit.CapabilityContract;
import java.time.Duration;
import java.util.Map;

class FallbackContractTest
    extends CapabilityContract<Fallback, FallbackSettings, FallbackSnapshot> {
  @Override
  protected String word() {
    return FallbackRegistry.WORD;
  }

  @Override
  protected int schema() {
    return FallbackRegistry.SCHEMA;
  }

  @Override
  protected FallbackRegistry registry(Room room, Faces faces, Clock time) {
    return new FallbackRegistry(room, faces, time, () -> {});
  }

  @Override
  protected FallbackSettings defaults() {
    return new FallbackSettings();
  }

  @Override
  protected Map<String, String> others() {
    return Map.of(
        "answer", "sold out", "service", "(a=b)", "cache", "kept", "on", "java.io.IOException");
  }

  @Override
  protected Map<String, String> wrong() {
    return Map.of("service", "a=b", "cache", "My Cache");
  }

  @Override
  protected String metatype() {
    return "FallbackConfiguration";
  }

  @Override
  protected void use(Fallback fallback) {
    fallback.call(String.class, () -> "done");
  }

  @Override
  protected long uses(FallbackSnapshot snapshot) {
    return snapshot.calls();
  }

  @Override
  protected void provoke(Fallback fallback) {
    clock.advance(Duration.ofSeconds(1));
    fallback.call(
        String.class,
        () -> {
          throw new IllegalStateException("on purpose");
        });
  }

  @Override
  protected AutoCloseable listen(
      CapabilityRegistry<Fallback, FallbackSettings, FallbackSnapshot> where, Runnable told) {
    return listening(((FallbackRegistry) where).listeners(), event -> told.run());
  }
}
