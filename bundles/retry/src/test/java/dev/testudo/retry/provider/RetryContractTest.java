package dev.testudo.retry.provider;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.testudo.capability.CapabilityRegistry;
import dev.testudo.retry.Retry;
import dev.testudo.retry.RetrySettings;
import dev.testudo.retry.RetrySnapshot;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Room;
import dev.testudo.testkit.CapabilityContract;
import java.time.Duration;
import java.util.List;
import java.util.Map;

class RetryContractTest extends CapabilityContract<Retry, RetrySettings, RetrySnapshot> {
  private static final List<String> FAILURES = List.of("java.lang.Exception");

  @Override
  protected String word() {
    return RetryRegistry.WORD;
  }

  @Override
  protected int schema() {
    return RetryRegistry.SCHEMA;
  }

  @Override
  protected RetryRegistry registry(Room room, Faces faces, Clock time) {
    return new RetryRegistry(room, faces, time);
  }

  @Override
  protected RetrySettings defaults() {
    return new RetrySettings();
  }

  @Override
  protected Map<String, String> others() {
    return Map.of(
        "maxAttempts", "0",
        "delay", "1ms",
        "multiplier", "1.5",
        "maxDelay", "1m",
        "jitter", "1",
        "budget", "50%",
        "budgetMinimum", "0",
        "failures", "java.io.IOException, java.lang.AssertionError, TRANSIENT",
        "ignored", "java.io.FileNotFoundException, DATA");
  }

  @Override
  protected Map<String, String> wrong() {
    return Map.of(
        "maxAttempts", "-1",
        "delay", "soon",
        "multiplier", "0.5",
        "maxDelay", "10ms",
        "jitter", "2",
        "budget", "-1",
        "budgetMinimum", "1000001",
        "failures", "CONECTION",
        "ignored", "DATUM");
  }

  @Override
  protected String metatype() {
    return "RetryConfiguration";
  }

  @Override
  protected void use(Retry retry) {
    retry.call(() -> "done");
  }

  @Override
  protected long uses(RetrySnapshot snapshot) {
    return snapshot.calls();
  }

  // Makes more retries than the budget has, a second after it was last said to be used up.
  @Override
  protected void provoke(Retry retry) {
    clock.advance(Duration.ofSeconds(1));
    retry.reconfigure(
        new RetrySettings(2, Duration.ZERO, 1, Duration.ZERO, 0, 0, 0, FAILURES, List.of()));
    assertThrows(
        IllegalStateException.class,
        () ->
            retry.call(
                () -> {
                  throw new IllegalStateException();
                }));
  }

  @Override
  protected AutoCloseable listen(
      CapabilityRegistry<Retry, RetrySettings, RetrySnapshot> where, Runnable told) {
    return listening(((RetryRegistry) where).listeners(), event -> told.run());
  }
}
