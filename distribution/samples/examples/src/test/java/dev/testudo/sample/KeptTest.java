package dev.testudo.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.testudo.cache.CacheSettings;
import dev.testudo.cache.Caches;
import dev.testudo.fallback.FallbackSettings;
import dev.testudo.fallback.Fallbacks;
import dev.testudo.testkit.Testbed;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An old answer rather than none. */
@Timeout(60)
class KeptTest {
  @RegisterExtension final Testbed testbed = new Testbed();

  /** Knows prices. */
  public interface Prices {
    String price(String of);
  }

  @Test
  void answersWithWhatItHadForAnHour() {
    AtomicBoolean down = new AtomicBoolean();
    UnaryOperator<String> target =
        of -> {
          if (down.get()) {
            throw new IllegalStateException("down");
          }
          return of + " costs 2";
        };
    testbed
        .get(Caches.class)
        .named("prices", Testbed.settings(CacheSettings.class, "timeToLive = 1m", "staleFor = 1h"));
    testbed
        .get(Fallbacks.class)
        .named("prices", Testbed.settings(FallbackSettings.class, "cache = prices"));
    Prices prices = testbed.guard("prices", "fallback", "cache").wrap(Prices.class, target::apply);
    assertEquals("bread costs 2", prices.price("bread"));
    down.set(true);
    testbed.clock().advance(Duration.ofMinutes(2));
    assertEquals("bread costs 2", prices.price("bread"));
    assertThrows(IllegalStateException.class, () -> prices.price("milk"));
    testbed.clock().advance(Duration.ofHours(2));
    assertThrows(IllegalStateException.class, () -> prices.price("bread"));
  }
}
