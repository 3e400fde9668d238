package dev.testudo.capability;

import dev.testudo.SettingsException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Single values as people write them: {@code 500ms}, {@code 0.5}, {@code retry, breaker=slow}. */
public final class Values {
  private static final Pattern DURATION =
      Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(ns|us|µs|ms|s|m|h|d)");

  private Values() {}

  /**
   * Reads a value.
   *
   * @throws SettingsException naming key, value and what would be right
   */
  public static Object read(String key, Object value, Class<?> type) {
    if (type == List.class) {
      return list(value);
    }
    Object one = single(value);
    String text = one.toString().strip();
    try {
      return convert(text, type);
    } catch (IllegalArgumentException | ArithmeticException | DateTimeParseException e) {
      SettingsException wrong =
          new SettingsException(key + "=" + text + ": must be " + describe(type));
      wrong.initCause(e);
      throw wrong;
    }
  }

  /** Writes a value so that {@link #read} gives it back. */
  public static String write(Object value) {
    if (value instanceof Duration duration) {
      return write(duration);
    }
    if (value instanceof Collection<?> list) {
      return list.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
    if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
      return Long.toString(number.longValue());
    }
    return String.valueOf(value);
  }

  /** A type as a user would name it, with an example where that helps. */
  public static String describe(Class<?> type) {
    if (type == Duration.class) {
      return "a duration such as 500ms, 10s or 5m";
    }
    if (type == int.class || type == long.class) {
      return "a whole number";
    }
    if (type == double.class) {
      return "a number such as 0.5";
    }
    if (type == boolean.class) {
      return "true or false";
    }
    if (type == List.class) {
      return "a list, separated by commas";
    }
    if (type.isEnum()) {
      return "one of "
          + Arrays.stream(type.getEnumConstants())
              .map(one -> one.toString().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", "));
    }
    return "text";
  }

  /** The number of characters to change to get from one word to the other (Levenshtein, 1965). */
  public static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }

  private static Object convert(String text, Class<?> type) {
    if (type == String.class) {
      return text;
    }
    if (type == int.class) {
      return Integer.parseInt(text);
    }
    if (type == long.class) {
      return Long.parseLong(text);
    }
    if (type == double.class) {
      return number(text);
    }
    if (type == boolean.class) {
      return truth(text);
    }
    if (type == Duration.class) {
      return duration(text);
    }
    return Arrays.stream(type.getEnumConstants())
        .filter(one -> one.toString().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(text));
  }

  private static Double number(String text) {
    double number =
        text.endsWith("%")
            ? Double.parseDouble(text.substring(0, text.length() - 1)) / 100
            : Double.parseDouble(text);
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException(text);
    }
    return number;
  }

  private static Boolean truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on" -> true;
      case "false", "no", "off" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static Duration duration(String text) {
    if (text.equals("0")) {
      return Duration.ZERO;
    }
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      return Duration.parse(text);
    }
    double nanos = Double.parseDouble(matcher.group(1)) * unit(matcher.group(2));
    if (nanos > Long.MAX_VALUE) {
      throw new ArithmeticException(text);
    }
    return Duration.ofNanos(Math.round(nanos));
  }

  private static double unit(String unit) {
    return switch (unit) {
      case "ns" -> 1;
      case "us", "µs" -> 1e3;
      case "ms" -> 1e6;
      case "s" -> 1e9;
      case "m" -> 60e9;
      case "h" -> 3600e9;
      default -> 86_400e9;
    };
  }

  private static String write(Duration duration) {
    long nanos;
    try {
      nanos = duration.toNanos();
    } catch (ArithmeticException e) {
      return duration.toString();
    }
    String[] units = {"d", "h", "m", "s", "ms", "us"};
    return Stream.of(units)
        .filter(unit -> nanos != 0 && nanos % (long) unit(unit) == 0)
        .findFirst()
        .map(unit -> nanos / (long) unit(unit) + unit)
        .orElse(nanos == 0 ? "0" : nanos + "ns");
  }

  private static List<String> list(Object value) {
    Stream<?> items;
    if (value instanceof Collection<?> collection) {
      items = collection.stream();
    } else if (value instanceof Object[] array) {
      items = Arrays.stream(array);
    } else {
      items = Arrays.stream(value.toString().split(",", -1));
    }
    return items.map(item -> item.toString().strip()).filter(item -> !item.isEmpty()).toList();
  }

  // Configuration formats may give a list where one value is meant.
  private static Object single(Object value) {
    if (value instanceof Collection<?> collection && collection.size() == 1) {
      return collection.iterator().next();
    }
    return value instanceof Object[] array && array.length == 1 ? array[0] : value;
  }
}
