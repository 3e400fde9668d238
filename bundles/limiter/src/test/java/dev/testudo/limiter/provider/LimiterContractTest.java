package dev.testudo.limiter.provider;

import dev.testudo.capability.CapabilityRegistry;
import dev.testudo.limiter.RateLimiter;
import dev.testudo.limiter.RateLimiterSettings;
import dev.testudo.limiter.RateLimiterSnapshot;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Room;
import dev.testudo.testkit.CapabilityContract;
import java.time.Duration;
import java.util.Map;

class LimiterContractTest
    extends CapabilityContract<RateLimiter, RateLimiterSettings, RateLimiterSnapshot> {
  @Override
  protected String word() {
    return LimiterRegistry.WORD;
  }

  @Override
  protected int schema() {
    return LimiterRegistry.SCHEMA;
  }

  @Override
  protected LimiterRegistry registry(Room room, Faces faces, Clock time) {
    return new LimiterRegistry(room, faces, time);
  }

  @Override
  protected RateLimiterSettings defaults() {
    return new RateLimiterSettings();
  }

  @Override
  protected Map<String, String> others() {
    return Map.of("rate", "7", "period", "5s", "burst", "3", "maxWait", "10ms");
  }

  @Override
  protected Map<String, String> wrong() {
    return Map.of("rate", "0", "period", "4000d", "burst", "-1", "maxWait", "2d");
  }

  @Override
  protected String metatype() {
    return "LimiterConfiguration";
  }

  // The clock stands still: that a call is asked for counts, whether it may come or not.
  @Override
  protected void use(RateLimiter limiter) {
    limiter.tryAcquire();
  }

  @Override
  protected long uses(RateLimiterSnapshot snapshot) {
    return snapshot.admitted() + snapshot.rejected();
  }

  @Override
  protected void provoke(RateLimiter limiter) {
    clock.advance(Duration.ofSeconds(1));
    limiter.reconfigure(new RateLimiterSettings(1, Duration.ofDays(1), 1, Duration.ZERO));
    limiter.tryAcquire();
    limiter.tryAcquire();
  }

  @Override
  protected AutoCloseable listen(
      CapabilityRegistry<RateLimiter, RateLimiterSettings, RateLimiterSnapshot> where,
      Runnable told) {
    return listening(((LimiterRegistry) where).listeners(), event -> told.run());
  }
}
