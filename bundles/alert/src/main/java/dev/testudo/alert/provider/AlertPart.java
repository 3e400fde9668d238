package dev.testudo.alert.provider;

import dev.testudo.Part;
import dev.testudo.Parts;
import dev.testudo.alert.AlertChannel;
import dev.testudo.alert.AlertListener;
import dev.testudo.alert.Alerts;
import dev.testudo.alert.ChannelName;
import dev.testudo.capability.EventLog;
import dev.testudo.capability.Pulse;
import dev.testudo.guard.Guards;
import dev.testudo.metric.Metrics;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Vault;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Alerts for a program without OSGi. */
public final class AlertPart implements Part {
  private @Nullable AlertRegistry registry;
  private @Nullable Pulse evaluator;

  /** For the service loader. */
  public AlertPart() {}

  @Override
  public List<Class<?>> needs() {
    return List.of(Vault.class, Faces.class, Clock.class, Metrics.class, Guards.class);
  }

  @Override
  public void start(Parts parts) {
    Metrics metrics = parts.get(Metrics.class);
    Guards guards = parts.get(Guards.class);
    AlertRegistry made =
        new AlertRegistry(
            parts.get(Vault.class).room(AlertRegistry.WORD, AlertRegistry.SCHEMA),
            parts.get(Faces.class),
            parts.get(Clock.class),
            () -> Optional.of(metrics));
    registry = made;
    made.adopt();
    made.router().shield(channel -> Shield.before(channel, guards));
    parts.offer(Alerts.class, made.view("application"));
    parts.offer(EventLog.class, made);
    parts.each(AlertListener.class, made.listeners()::add);
    parts.each(AlertChannel.class, channel -> made.router().add(name(channel), channel));
    evaluator = made.evaluator();
  }

  // Named by the annotation as in a framework.
  private static String name(AlertChannel channel) {
    ChannelName name = channel.getClass().getAnnotation(ChannelName.class);
    return name != null
        ? name.value()
        : channel.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  @Override
  public void stop() {
    if (evaluator != null) {
      evaluator.close();
    }
    if (registry != null) {
      registry.listeners().close();
      registry.close();
    }
  }
}
