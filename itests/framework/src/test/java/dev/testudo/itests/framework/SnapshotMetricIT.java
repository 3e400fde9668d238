package dev.testudo.itests.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.ops4j.pax.exam.CoreOptions.options;

import dev.testudo.breaker.CircuitBreaker;
import dev.testudo.breaker.CircuitBreakers;
import dev.testudo.metric.Aggregate;
import dev.testudo.metric.Aggregation;
import dev.testudo.metric.Meter;
import dev.testudo.metric.Metrics;
import dev.testudo.metric.Selection;
import dev.testudo.metric.Series;
import dev.testudo.testkit.Await;
import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;

/** What a capability shows of itself, as series of metric, which knows nothing of it. */
class SnapshotMetricIT extends FrameworkCase {

  @Configuration
  static Option[] installed() {
    return options(Provision.ground(), Provision.capabilities("metric", "breaker"));
  }

  @Test
  void theNumbersOfABreakerAreSeriesOverTheUpdateOfEither() {
    CircuitBreaker breaker = inside.service(CircuitBreakers.class).named("orders-db");
    breaker.open();
    Await.until(() -> value("testudo_breaker_state", "name=orders-db", "state=open") == 1);
    Await.until(() -> total("testudo_breaker_opened_total") == 1);
    inside.update(inside.bundle("dev.testudo.breaker.provider"));
    breaker.close();
    breaker.open();
    inside.update(inside.bundle("dev.testudo.metric.provider"));
    Await.until(() -> total("testudo_breaker_opened_total") == 2);
    assertEquals(0, value("testudo_breaker_state", "name=orders-db", "state=closed"));
  }

  private Meter meter(String name) {
    return inside.service(Metrics.class).find(name).orElse(null);
  }

  private long total(String name) {
    Meter meter = meter(name);
    return meter == null ? 0 : meter.snapshot().series().stream().mapToLong(Series::count).sum();
  }

  private double value(String name, String... terms) {
    Meter meter = meter(name);
    OptionalDouble found =
        meter == null
            ? OptionalDouble.empty()
            : meter.aggregate(Aggregation.LAST, Duration.ofSeconds(5), Selection.of(terms)).stream()
                .mapToDouble(Aggregate::value)
                .findAny();
    return found.orElse(Double.NaN);
  }
}
