package dev.testudo.alert.provider;

import dev.testudo.alert.Alert;
import dev.testudo.alert.AlertRule;
import dev.testudo.alert.AlertRuleSettings;
import dev.testudo.alert.AlertRuleSnapshot;
import dev.testudo.alert.Alerts;
import dev.testudo.alert.ChannelSnapshot;
import dev.testudo.alert.Delivery;
import dev.testudo.alert.Silence;
import dev.testudo.capability.RegistryView;
import dev.testudo.metric.Selection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The registry as one client sees it. */
final class AlertsView extends RegistryView<AlertRule, AlertRuleSettings, AlertRuleSnapshot>
    implements Alerts {
  private final AlertRegistry registry;

  AlertsView(AlertRegistry registry, String client) {
    super(registry, client);
    this.registry = registry;
  }

  @Override
  public List<Alert> active() {
    return registry.active();
  }

  @Override
  public List<Alert> history() {
    return registry.board().history();
  }

  @Override
  public List<ChannelSnapshot> channels() {
    return registry.router().snapshots();
  }

  @Override
  public CompletionStage<Delivery> test(String channel) {
    return registry.test(channel);
  }

  @Override
  public Silence silence(Selection alerts, Duration time, String comment) {
    return registry.silence(alerts, time, comment);
  }

  @Override
  public boolean unsilence(String id) {
    return registry.unsilence(id);
  }

  @Override
  public List<Silence> silences() {
    return registry.board().silences();
  }
}
