package dev.testudo.alert.webhook.provider;

import dev.testudo.alert.Alert;
import dev.testudo.capability.Json;
import java.util.Locale;
import java.util.Map;

/** An alert as JSON. Every string is one, also where it looks like a number or a date. */
final class AlertJson {
  private final StringBuilder json = new StringBuilder("{\"version\":1");

  private AlertJson() {}

  static String of(Alert alert) {
    AlertJson json = new AlertJson();
    json.text("id", alert.id());
    json.text("rule", alert.rule());
    json.text("state", alert.state().name().toLowerCase(Locale.ROOT));
    json.text("severity", alert.severity().name().toLowerCase(Locale.ROOT));
    json.text("summary", alert.summary());
    // JSON has no NaN.
    json.raw("value", Double.isFinite(alert.value()) ? String.valueOf(alert.value()) : "null");
    json.text("activeAt", alert.activeAt().toString());
    alert.firedAt().ifPresent(time -> json.text("firedAt", time.toString()));
    alert.resolvedAt().ifPresent(time -> json.text("resolvedAt", time.toString()));
    json.labels(alert.labels());
    return json.json.append('}').toString();
  }

  private void raw(String key, String value) {
    json.append(",\"").append(key).append("\":").append(value);
  }

  private void text(String key, String value) {
    raw(key, Json.quoted(value));
  }

  private void labels(Map<String, String> labels) {
    StringBuilder all = new StringBuilder("{");
    labels.forEach(
        (label, value) ->
            all.append(all.length() == 1 ? "" : ",")
                .append(Json.quoted(label))
                .append(':')
                .append(Json.quoted(value)));
    raw("labels", all.append('}').toString());
  }
}
