package dev.testudo.alert.provider;

import dev.testudo.alert.AlertRuleSettings;
import dev.testudo.metric.Selection;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The line for people. */
final class Summary {
  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

  private static final int LONGEST = 4000;

  private Summary() {}

  /** The rule in one line. */
  static String condition(AlertRuleSettings rule) {
    return rule.metric().isEmpty()
        ? "no metric"
        : what(rule) + " " + rule.comparison().sign() + " " + number(rule.threshold());
  }

  private static String what(AlertRuleSettings rule) {
    String selection = Selection.of(rule.labels()).toString();
    return rule.aggregation().name().toLowerCase(Locale.ROOT)
        + " of "
        + rule.metric()
        + (selection.isEmpty() ? "" : "{" + selection + "}");
  }

  /** What an alert says. A place that nothing is known for stays as it is, for all to see. */
  static String of(String name, AlertRuleSettings rule, Map<String, String> labels, double value) {
    String text = text(name, rule, labels, value);
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  private static String text(
      String name, AlertRuleSettings rule, Map<String, String> labels, double value) {
    if (rule.summary().isEmpty()) {
      String where = labels.isEmpty() ? "" : " for " + labels;
      return what(rule)
          + where
          + " is "
          + number(value)
          + ", which is "
          + rule.comparison().name().toLowerCase(Locale.ROOT).replace('_', ' ')
          + " "
          + number(rule.threshold());
    }
    // What a label says is data: it is put in as it is, and not looked at again.
    return PLACE
        .matcher(rule.summary())
        .replaceAll(
            place ->
                Matcher.quoteReplacement(
                    switch (place.group(1)) {
                      case "value" -> number(value);
                      case "threshold" -> number(rule.threshold());
                      case "rule" -> name;
                      default -> labels.getOrDefault(place.group(1), place.group());
                    }));
  }

  private static String number(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return String.valueOf(value);
    }
    return BigDecimal.valueOf(value).round(new MathContext(4)).stripTrailingZeros().toPlainString();
  }
}
