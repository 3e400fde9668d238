package dev.testudo.metric.provider;

import dev.testudo.Part;
import dev.testudo.Parts;
import dev.testudo.capability.EventLog;
import dev.testudo.capability.SnapshotSource;
import dev.testudo.guard.PolicyFactory;
import dev.testudo.metric.Metrics;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Vault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Metric in a program without OSGi. */
public final class MetricPart implements Part {
  private static final String OWNER = "application";
  private @Nullable MeterRegistry registry;
  private @Nullable Sampler sampler;

  /** For {@link java.util.ServiceLoader}. */
  public MetricPart() {}

  @Override
  public List<Class<?>> needs() {
    return List.of(Vault.class, Faces.class, Clock.class);
  }

  @Override
  public void start(Parts parts) {
    MeterRegistry made =
        new MeterRegistry(
            parts.get(Vault.class).room(MeterRegistry.WORD, MeterRegistry.SCHEMA),
            parts.get(Faces.class),
            parts.get(Clock.class));
    registry = made;
    made.adopt();
    SnapshotSeries snapshots = new SnapshotSeries(made, parts.get(Clock.class), OWNER);
    parts.each(
        EventLog.class,
        log -> {
          if (log instanceof SnapshotSource source) {
            snapshots.add(source);
          }
        });
    sampler = new Sampler(made, snapshots);
    parts.offer(Metrics.class, new MetricsView(made, OWNER));
    parts.offer(PolicyFactory.class, new CallTimers(made, OWNER));
  }

  @Override
  public void stop() {
    if (sampler != null) {
      sampler.close();
    }
    if (registry != null) {
      registry.close();
    }
  }
}
