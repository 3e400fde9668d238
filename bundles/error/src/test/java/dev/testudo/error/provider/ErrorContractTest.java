package dev.testudo.error.provider;

import dev.testudo.capability.CapabilityRegistry;
import dev.testudo.error.ErrorMonitor;
import dev.testudo.error.ErrorSettings;
import dev.testudo.error.ErrorSnapshot;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Room;
import dev.testudo.testkit.CapabilityContract;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

class ErrorContractTest extends CapabilityContract<ErrorMonitor, ErrorSettings, ErrorSnapshot> {
  private static final Throwable FAILURE = new IllegalStateException("no answer");

  private final AtomicInteger kinds = new AtomicInteger();

  @Override
  protected String word() {
    return ErrorRegistry.WORD;
  }

  @Override
  protected int schema() {
    return ErrorRegistry.SCHEMA;
  }

  @Override
  protected ErrorRegistry registry(Room room, Faces faces, Clock time) {
    return new ErrorRegistry(room, faces, time);
  }

  @Override
  protected ErrorSettings defaults() {
    return new ErrorSettings();
  }

  @Override
  protected Map<String, String> others() {
    return Map.of(
        "rules", "com.acme.Busy=RESOURCE, com.acme.Wrong=data",
        "maxFingerprints", "2",
        "recovery", "reconnect=orders-db",
        "recoverOn", "TIMEOUT",
        "recoverAfter", "2",
        "recoverWithin", "1s",
        "recoverTimeout", "1m",
        "coolDown", "1h");
  }

  @Override
  protected Map<String, String> wrong() {
    return Map.of(
        "rules", "com.acme.Busy=BROKEN",
        "maxFingerprints", "0",
        "recoverOn", "BROKEN",
        "recoverAfter", "0",
        "recoverWithin", "0",
        "recoverTimeout", "2h",
        "coolDown", "soon");
  }

  @Override
  protected String metatype() {
    return "ErrorConfiguration";
  }

  @Override
  protected void use(ErrorMonitor monitor) {
    monitor.record("find", FAILURE);
  }

  @Override
  protected long uses(ErrorSnapshot snapshot) {
    return snapshot.errors();
  }

  // A kind that was not there before.
  @Override
  protected void provoke(ErrorMonitor monitor) {
    monitor.record("find", new Stackless("n".repeat(kinds.incrementAndGet())));
  }

  @Override
  protected AutoCloseable listen(
      CapabilityRegistry<ErrorMonitor, ErrorSettings, ErrorSnapshot> where, Runnable told) {
    return listening(((ErrorRegistry) where).listeners(), event -> told.run());
  }
}
