package dev.testudo.error;

import static dev.testudo.SettingsException.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Settings of an error monitor; PID {@code dev.testudo.error~NAME}.
 *
 * @param rules what failures mean, each {@code CLASS=CATEGORY}, for the class with its subclasses;
 *     they win over the classifiers and over the rules that are built in. Of two that apply the one
 *     closer to the exception's own class decides
 * @param maxFingerprints how many kinds of failures are told apart; 1 to 10,000. About 3 KB each
 * @param recovery the names of strategies to call when failures keep coming, each with the name of
 *     what to recover or without: {@code reconnect=orders-db}
 * @param recoverOn the categories that count towards it
 * @param recoverAfter how many failures within {@code recoverWithin} it takes; 1 to 1,000,000
 * @param recoverWithin in how long; 100 ms to 1 day
 * @param recoverTimeout how long a recovery may take before it is interrupted; 10 ms to 1 hour
 * @param coolDown how long after its start a recovery is not started again; 100 ms to 7 days
 */
public record ErrorSettings(
    List<String> rules,
    int maxFingerprints,
    List<String> recovery,
    List<String> recoverOn,
    int recoverAfter,
    Duration recoverWithin,
    Duration recoverTimeout,
    Duration coolDown) {

  private static final String RULE = "CLASS=CATEGORY, the category one of ";

  public ErrorSettings {
    rules = List.copyOf(rules);
    recovery = List.copyOf(recovery);
    recoverOn = List.copyOf(recoverOn);
    for (String rule : rules) {
      int equals = rule.indexOf('=');
      check(
          equals > 0 && isCategory(rule.substring(equals + 1).strip()),
          "rules",
          String.join(", ", rules),
          RULE + names());
    }
    check(
        maxFingerprints >= 1 && maxFingerprints <= 10_000,
        "maxFingerprints",
        maxFingerprints,
        "from 1 to 10000");
    for (String category : recoverOn) {
      check(isCategory(category), "recoverOn", String.join(", ", recoverOn), "of " + names());
    }
    check(
        recoverAfter >= 1 && recoverAfter <= 1_000_000,
        "recoverAfter",
        recoverAfter,
        "from 1 to 1000000");
    within(
        "recoverWithin", recoverWithin, Duration.ofMillis(100), Duration.ofDays(1), "100ms to 1d");
    within(
        "recoverTimeout", recoverTimeout, Duration.ofMillis(10), Duration.ofHours(1), "10ms to 1h");
    within("coolDown", coolDown, Duration.ofMillis(100), Duration.ofDays(7), "100ms to 7d");
  }

  /**
   * The defaults: no rules, 100 kinds, no recovery; one would be started by 10 failures of
   * connections or resources within a minute, have 30 s, and 5 minutes of rest.
   */
  public ErrorSettings() {
    this(
        List.of(),
        100,
        List.of(),
        List.of("CONNECTION", "RESOURCE"),
        10,
        Duration.ofMinutes(1),
        Duration.ofSeconds(30),
        Duration.ofMinutes(5));
  }

  /** The rules by class name. */
  public Map<String, ErrorCategory> categories() {
    Map<String, ErrorCategory> categories = new LinkedHashMap<>();
    for (String rule : rules) {
      int equals = rule.indexOf('=');
      categories.put(rule.substring(0, equals).strip(), category(rule.substring(equals + 1)));
    }
    return categories;
  }

  /** The categories that count towards a recovery. */
  public List<ErrorCategory> recoverable() {
    List<ErrorCategory> recoverable = new ArrayList<>();
    recoverOn.forEach(category -> recoverable.add(category(category)));
    return recoverable;
  }

  private static ErrorCategory category(String word) {
    return ErrorCategory.valueOf(word.strip().toUpperCase(Locale.ROOT));
  }

  private static boolean isCategory(String word) {
    return Arrays.stream(ErrorCategory.values()).anyMatch(one -> one.name().equalsIgnoreCase(word));
  }

  private static String names() {
    return String.join(", ", Arrays.stream(ErrorCategory.values()).map(Enum::name).toList());
  }

  private static void within(
      String key, Duration value, Duration least, Duration most, String range) {
    check(value.compareTo(least) >= 0 && value.compareTo(most) <= 0, key, value, "from " + range);
  }
}
