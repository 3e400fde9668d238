package dev.testudo.metric.prometheus.provider;

import dev.testudo.metric.Kind;
import dev.testudo.metric.MeterSettings;
import java.util.List;

/**
 * What a meter is called on the page: its name with the unit, and without the characters that
 * Prometheus does not have in names.
 *
 * @param family the name without what samples add to it
 * @param unit the unit, which the name ends with; or empty
 */
record Naming(String family, String unit, Kind kind) {
  private static final String TOTAL = "_total";

  static Naming of(String meter, MeterSettings settings) {
    String name = meter.replace('.', '_').replace('-', '_');
    if (Character.isDigit(name.charAt(0))) {
      name = "_" + name;
    }
    if (settings.kind() == Kind.COUNTER && name.endsWith(TOTAL)) {
      name = name.substring(0, name.length() - TOTAL.length());
    }
    String unit =
        settings.kind() == Kind.TIMER
            ? "seconds"
            : settings.unit().replaceAll("[^a-zA-Z0-9_]", "_");
    boolean named = unit.isEmpty() || name.equals(unit) || name.endsWith("_" + unit);
    return new Naming(named ? name : name + "_" + unit, unit, settings.kind());
  }

  /** The name in the lines that tell of the family; in the older format a counter's own. */
  String told(Format format) {
    return format == Format.TEXT && kind == Kind.COUNTER ? family + TOTAL : family;
  }

  String type() {
    return switch (kind) {
      case COUNTER -> "counter";
      case GAUGE -> "gauge";
      case TIMER -> "histogram";
    };
  }

  /** Every name that it takes, so that no other family may have it. */
  List<String> taken() {
    return switch (kind) {
      case COUNTER -> List.of(family, family + TOTAL, family + "_created");
      case GAUGE -> List.of(family);
      case TIMER ->
          List.of(
              family, family + "_bucket", family + "_count", family + "_sum", family + "_created");
    };
  }
}
