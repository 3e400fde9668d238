package dev.testudo.shell.provider.render;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which states are good, bad, or on the way. */
final class Palette {
  private static final Set<String> GOOD =
      Set.of("CLOSED", "UP", "OK", "ACTIVE", "SATISFIED", "RUNNING");
  private static final Set<String> BAD =
      Set.of("OPEN", "FORCED_OPEN", "DOWN", "CRITICAL", "FAILED", "FAILED_ACTIVATION", "INSTALLED");
  private static final Set<String> BETWEEN =
      Set.of("HALF_OPEN", "WARN", "DEGRADED", "UNSATISFIED", "STARTING", "STOPPING", "RESOLVED");

  private final boolean on;

  Palette(Screen screen) {
    this.on = screen.color();
  }

  /** The text in the colour of the state that the value is, if it is one. */
  String state(String field, @Nullable Object value, String text) {
    if (!on || !(value instanceof Enum<?> || field.equals("state"))) {
      return text;
    }
    String state = String.valueOf(value).toUpperCase(Locale.ROOT);
    if (GOOD.contains(state)) {
      return paint("32", text);
    }
    if (BAD.contains(state)) {
      return paint("31", text);
    }
    return BETWEEN.contains(state) ? paint("33", text) : text;
  }

  String head(String text) {
    return on ? paint("1", text) : text;
  }

  private static String paint(String code, String text) {
    return "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
