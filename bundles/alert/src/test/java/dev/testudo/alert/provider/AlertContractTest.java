package dev.testudo.alert.provider;

import dev.testudo.alert.AlertRule;
import dev.testudo.alert.AlertRuleSettings;
import dev.testudo.alert.AlertRuleSnapshot;
import dev.testudo.capability.CapabilityRegistry;
import dev.testudo.metric.Metrics;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Room;
import dev.testudo.testkit.CapabilityContract;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class AlertContractTest
    extends CapabilityContract<AlertRule, AlertRuleSettings, AlertRuleSnapshot> {
  private final FakeMeter meter = new FakeMeter();

  @Override
  protected String word() {
    return AlertRegistry.WORD;
  }

  @Override
  protected int schema() {
    return AlertRegistry.SCHEMA;
  }

  @Override
  protected AlertRegistry registry(Room room, Faces faces, Clock time) {
    // Asked for late, since this runs before the fields are there.
    return new AlertRegistry(room, faces, time, () -> Optional.<Metrics>of(FakeMeter.in(meter)));
  }

  @Override
  protected AlertRuleSettings defaults() {
    return new AlertRuleSettings();
  }

  @Override
  protected Map<String, String> others() {
    Map<String, String> others = new HashMap<>();
    others.put("metric", "shop_seconds");
    others.put("labels", "guard=shop, outcome=!success");
    others.put("by", "operation");
    others.put("aggregation", "p50");
    others.put("window", "10s");
    others.put("comparison", "at_most");
    others.put("threshold", "0.5");
    others.put("pendingFor", "0");
    others.put("absentFor", "1m");
    others.put("severity", "critical");
    others.put("summary", "{rule}: {value}");
    others.put("channels", "log, mail");
    others.put("repeatAfter", "1h");
    return others;
  }

  @Override
  protected Map<String, String> wrong() {
    return Map.of(
        "labels", "shop",
        "by", "operation, operation",
        "aggregation", "median",
        "window", "100ms",
        "comparison", "near",
        "threshold", "much",
        "pendingFor", "2d",
        "absentFor", "long",
        "severity", "bad",
        "repeatAfter", "31d");
  }

  @Override
  protected String metatype() {
    return "AlertConfiguration";
  }

  @Override
  protected void use(AlertRule rule) {
    rule.evaluate();
  }

  @Override
  protected long uses(AlertRuleSnapshot snapshot) {
    return snapshot.evaluations();
  }

  @Override
  protected void provoke(AlertRule rule) {
    meter.says(List.of());
    rule.reconfigure(Rules.of("shop_seconds", 1, "0s"));
    meter.says(2);
    rule.evaluate();
    rule.reset();
  }

  @Override
  protected AutoCloseable listen(
      CapabilityRegistry<AlertRule, AlertRuleSettings, AlertRuleSnapshot> where, Runnable told) {
    return listening(((AlertRegistry) where).listeners(), alert -> told.run());
  }
}
