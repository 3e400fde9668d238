package dev.testudo.itests.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.ops4j.pax.exam.CoreOptions.options;

import dev.testudo.limiter.RateLimitedException;
import dev.testudo.limiter.RateLimiter;
import dev.testudo.limiter.RateLimiters;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;

/** Rate limiters with nothing else in the framework. */
class LimiterIT extends FrameworkCase {
  private static final String PID = "dev.testudo.limiter~orders";

  private RateLimiter limiter;

  @Configuration
  static Option[] installed() {
    return options(Provision.ground(), Provision.capabilities("limiter"));
  }

  @BeforeEach
  void configure() {
    inside.configure(PID, "rate", "1", "period", "1h", "burst", "2");
    limiter = inside.service(RateLimiters.class).named("orders");
    limiter.reset();
  }

  @Test
  void turnsAwayWhatIsTooMuch() {
    assertEquals("one", limiter.call(() -> "one"));
    assertEquals("two", limiter.call(() -> "two"));
    assertThrows(RateLimitedException.class, () -> limiter.call(() -> "three"));
  }

  @Test
  void stagesWaitForTheirTurn() throws Exception {
    inside.configure(PID, "rate", "100", "period", "1s", "burst", "1", "maxWait", "1m");
    limiter.call(() -> "one");
    assertEquals(
        "two",
        limiter
            .stage(() -> CompletableFuture.completedFuture("two"))
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS));
  }

  @Test
  void anUpdateKeepsTheDebtAndTheHandle() {
    limiter.call(() -> "one");
    limiter.call(() -> "two");
    inside.update(inside.bundle("dev.testudo.limiter.provider"));
    assertThrows(RateLimitedException.class, () -> limiter.call(() -> "three"));
  }
}
