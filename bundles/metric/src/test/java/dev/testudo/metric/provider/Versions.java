package dev.testudo.metric.provider;

import dev.testudo.Testudo;
import dev.testudo.metric.Metrics;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Vault;
import dev.testudo.state.provider.StatePart;
import java.util.List;

/** Versions of metric that follow one another over one vault, as updates of its bundle do. */
final class Versions implements AutoCloseable {
  final Testudo testudo = Testudo.of(List.of(new StatePart()));
  MeterRegistry registry = start();

  private MeterRegistry start() {
    MeterRegistry made =
        new MeterRegistry(
            testudo.get(Vault.class).room(MeterRegistry.WORD, MeterRegistry.SCHEMA),
            testudo.get(Faces.class),
            testudo.get(Clock.class));
    made.adopt();
    return made;
  }

  /** The next version takes over while this one is still there. */
  void update() {
    MeterRegistry before = registry;
    registry = start();
    before.close();
  }

  Metrics metrics(String client) {
    return new MetricsView(registry, client);
  }

  CallTimers callTimers() {
    return new CallTimers(registry, "dev.testudo.metric.provider");
  }

  @Override
  public void close() {
    registry.close();
    testudo.close();
  }
}
