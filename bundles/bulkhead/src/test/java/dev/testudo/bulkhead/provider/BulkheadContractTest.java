package dev.testudo.bulkhead.provider;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.testudo.bulkhead.Bulkhead;
import dev.testudo.bulkhead.BulkheadFullException;
import dev.testudo.bulkhead.BulkheadSettings;
import dev.testudo.bulkhead.BulkheadSnapshot;
import dev.testudo.capability.CapabilityRegistry;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Room;
import dev.testudo.testkit.CapabilityContract;
import java.time.Duration;
import java.util.Map;

class BulkheadContractTest
    extends CapabilityContract<Bulkhead, BulkheadSettings, BulkheadSnapshot> {
  @Override
  protected String word() {
    return BulkheadRegistry.WORD;
  }

  @Override
  protected int schema() {
    return BulkheadRegistry.SCHEMA;
  }

  @Override
  protected BulkheadRegistry registry(Room room, Faces faces, Clock time) {
    return new BulkheadRegistry(room, faces, time);
  }

  @Override
  protected BulkheadSettings defaults() {
    return new BulkheadSettings();
  }

  @Override
  protected Map<String, String> others() {
    return Map.of("maxConcurrent", "9", "maxWait", "10ms", "maxQueue", "0");
  }

  @Override
  protected Map<String, String> wrong() {
    return Map.of("maxConcurrent", "0", "maxWait", "2d", "maxQueue", "-1");
  }

  @Override
  protected String metatype() {
    return "BulkheadConfiguration";
  }

  @Override
  protected void use(Bulkhead bulkhead) {
    bulkhead.call(() -> "done");
  }

  @Override
  protected long uses(BulkheadSnapshot snapshot) {
    return snapshot.admitted();
  }

  @Override
  protected void provoke(Bulkhead bulkhead) {
    clock.advance(Duration.ofSeconds(1));
    bulkhead.reconfigure(new BulkheadSettings(1, Duration.ZERO, 0));
    bulkhead.call(
        () -> assertThrows(BulkheadFullException.class, () -> bulkhead.call(() -> "never")));
  }

  @Override
  protected AutoCloseable listen(
      CapabilityRegistry<Bulkhead, BulkheadSettings, BulkheadSnapshot> where, Runnable told) {
    return listening(((BulkheadRegistry) where).listeners(), event -> told.run());
  }
}
