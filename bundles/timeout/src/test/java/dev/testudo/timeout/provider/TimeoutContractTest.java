package dev.testudo.timeout.provider;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.testudo.capability.CapabilityRegistry;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Room;
import dev.testudo.testkit.Await;
import dev.testudo.testkit.CapabilityContract;
import dev.testudo.timeout.CallTimeoutException;
import dev.testudo.timeout.Timeout;
import dev.testudo.timeout.TimeoutSettings;
import dev.testudo.timeout.TimeoutSnapshot;
import java.time.Duration;
import java.util.Map;

class TimeoutContractTest extends CapabilityContract<Timeout, TimeoutSettings, TimeoutSnapshot> {
  @Override
  protected String word() {
    return TimeoutRegistry.WORD;
  }

  @Override
  protected int schema() {
    return TimeoutRegistry.SCHEMA;
  }

  @Override
  protected TimeoutRegistry registry(Room room, Faces faces, Clock time) {
    return new TimeoutRegistry(room, faces, time);
  }

  @Override
  protected TimeoutSettings defaults() {
    return new TimeoutSettings();
  }

  @Override
  protected Map<String, String> others() {
    return Map.of("limit", "30s");
  }

  @Override
  protected Map<String, String> wrong() {
    return Map.of("limit", "2d");
  }

  @Override
  protected String metatype() {
    return "TimeoutConfiguration";
  }

  @Override
  protected void use(Timeout timeout) {
    timeout.call(() -> "done");
  }

  @Override
  protected long uses(TimeoutSnapshot snapshot) {
    return snapshot.calls();
  }

  @Override
  protected void provoke(Timeout timeout) {
    clock.advance(Duration.ofSeconds(1));
    Thread caller = Thread.currentThread();
    assertThrows(
        CallTimeoutException.class,
        () ->
            timeout.call(
                () -> {
                  clock.advance(Duration.ofMinutes(1));
                  Await.until(caller::isInterrupted);
                  return "never";
                }));
  }

  @Override
  protected AutoCloseable listen(
      CapabilityRegistry<Timeout, TimeoutSettings, TimeoutSnapshot> where, Runnable told) {
    return listening(((TimeoutRegistry) where).listeners(), event -> told.run());
  }
}
