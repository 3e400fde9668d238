package dev.testudo.alert.provider;

import dev.testudo.alert.AlertRuleSettings;
import dev.testudo.capability.SettingsCodec;
import java.util.HashMap;
import java.util.Map;

/** Settings as an operator writes them. */
final class Rules {
  private Rules() {}

  static AlertRuleSettings of(String metric, double above, String pendingFor, String... more) {
    Map<String, String> values = new HashMap<>();
    values.put("metric", metric);
    values.put("threshold", String.valueOf(above));
    values.put("pendingFor", pendingFor);
    for (int i = 0; i < more.length; i += 2) {
      values.put(more[i], more[i + 1]);
    }
    return SettingsCodec.of(AlertRuleSettings.class).overlay(new AlertRuleSettings(), values);
  }
}
