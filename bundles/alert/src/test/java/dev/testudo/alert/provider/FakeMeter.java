package dev.testudo.alert.provider;

import dev.testudo.metric.Aggregate;
import dev.testudo.metric.Aggregation;
import dev.testudo.metric.Meter;
import dev.testudo.metric.Metrics;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A meter whose aggregates a test dictates. */
final class FakeMeter {
  private volatile List<Aggregate> says = List.of();

  /** From now on this number, of all series together. */
  void says(double value) {
    says(List.of(new Aggregate(Map.of(), value, 1)));
  }

  /** From now on these. */
  void says(List<Aggregate> aggregates) {
    says = aggregates;
  }

  /** A number for a label value. */
  static Aggregate of(String shop, double value) {
    return new Aggregate(Map.of("shop", shop), value, 1);
  }

  private Object answer(String method, Object... arguments) {
    if (!method.equals("aggregate")) {
      throw new UnsupportedOperationException(method);
    }
    if (!(arguments[0] instanceof Aggregation)) {
      throw new IllegalArgumentException("not asked for an aggregation");
    }
    return says;
  }

  /** Metrics that have this meter under every name but {@code none}. */
  static Metrics in(FakeMeter fake) {
    Meter meter =
        (Meter)
            Proxy.newProxyInstance(
                FakeMeter.class.getClassLoader(),
                new Class<?>[] {Meter.class},
                (proxy, method, arguments) -> fake.answer(method.getName(), arguments));
    return (Metrics)
        Proxy.newProxyInstance(
            FakeMeter.class.getClassLoader(),
            new Class<?>[] {Metrics.class},
            (proxy, method, arguments) -> {
              if (!method.getName().equals("find")) {
                throw new UnsupportedOperationException(method.getName());
              }
              return "none".equals(arguments[0]) ? Optional.empty() : Optional.of(meter);
            });
  }
}
