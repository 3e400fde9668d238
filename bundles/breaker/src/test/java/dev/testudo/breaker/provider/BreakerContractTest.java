package dev.testudo.breaker.provider;

import dev.testudo.breaker.CircuitBreaker;
import dev.testudo.breaker.CircuitBreakerSettings;
import dev.testudo.breaker.CircuitBreakerSnapshot;
import dev.testudo.capability.CapabilityRegistry;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Room;
import dev.testudo.testkit.CapabilityContract;
import java.util.Map;

class BreakerContractTest
    extends CapabilityContract<CircuitBreaker, CircuitBreakerSettings, CircuitBreakerSnapshot> {
  @Override
  protected String word() {
    return BreakerRegistry.WORD;
  }

  @Override
  protected int schema() {
    return BreakerRegistry.SCHEMA;
  }

  @Override
  protected BreakerRegistry registry(Room room, Faces faces, Clock time) {
    return new BreakerRegistry(room, faces, time);
  }

  @Override
  protected CircuitBreakerSettings defaults() {
    return new CircuitBreakerSettings();
  }

  @Override
  protected Map<String, String> others() {
    return Map.of(
        "window", "time",
        "windowSize", "7",
        "windowDuration", "500ms",
        "minimumCalls", "3",
        "failureRate", "25%",
        "openFor", "1m",
        "trialCalls", "9",
        "ignored", "java.io.FileNotFoundException, DATA");
  }

  @Override
  protected Map<String, String> wrong() {
    return Map.of(
        "window", "sideways",
        "windowSize", "0",
        "windowDuration", "2d",
        "minimumCalls", "many",
        "failureRate", "1.5",
        "openFor", "0",
        "trialCalls", "1001",
        "ignored", "DATUM");
  }

  @Override
  protected String metatype() {
    return "BreakerConfiguration";
  }

  @Override
  protected void use(CircuitBreaker breaker) {
    breaker.call(() -> "done");
  }

  @Override
  protected long uses(CircuitBreakerSnapshot snapshot) {
    return snapshot.successes();
  }

  @Override
  protected void provoke(CircuitBreaker breaker) {
    breaker.open();
  }

  @Override
  protected AutoCloseable listen(
      CapabilityRegistry<CircuitBreaker, CircuitBreakerSettings, CircuitBreakerSnapshot> where,
      Runnable told) {
    return listening(((BreakerRegistry) where).listeners(), event -> told.run());
  }
}
