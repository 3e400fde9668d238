package dev.testudo.capability.text;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Single values as people read them: {@code 1.23ms}, {@code 2h5m}, {@code 0.33}. Wall time is shown
 * in the zone of this machine. Immutable.
 */
public final class Cells {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS");
  private static final double HUGE = 1e15;

  private final boolean unicode;

  /**
   * @param unicode whether characters beyond ASCII can be shown
   */
  public Cells(boolean unicode) {
    this.unicode = unicode;
  }

  /** One line. */
  public String text(@Nullable Object value) {
    return Text.plain(raw(value));
  }

  /** Whether a column of such values is read from the right. */
  public static boolean number(@Nullable Object value) {
    return value instanceof Number || value instanceof Duration;
  }

  private String raw(@Nullable Object value) {
    if (value == null) {
      return "-";
    }
    if (value instanceof Optional<?> optional) {
      return raw(optional.orElse(null));
    }
    if (value instanceof Double || value instanceof Float) {
      return number(((Number) value).doubleValue());
    }
    if (value instanceof Duration duration) {
      return duration(duration);
    }
    if (value instanceof Instant instant) {
      return TIME.format(instant.atZone(ZoneId.systemDefault()));
    }
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    if (value instanceof Record one) {
      return Fields.of(one).stream()
          .map(field -> field.name() + "=" + raw(field.value()))
          .collect(Collectors.joining(" "));
    }
    return many(value);
  }

  private String many(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> raw(entry.getKey()) + "=" + raw(entry.getValue()))
          .collect(Collectors.joining(", "));
    }
    if (value instanceof Collection<?> list && records(list)) {
      return "[" + list.size() + "]";
    }
    if (value instanceof Collection<?> list) {
      return list.stream().map(this::raw).collect(Collectors.joining(", "));
    }
    if (value.getClass().isArray()) {
      return many(items(value));
    }
    return value.toString();
  }

  /** Whether these are records, of which a cell only says how many there are. */
  public static boolean records(Collection<?> list) {
    return !list.isEmpty() && list.stream().allMatch(Record.class::isInstance);
  }

  static List<@Nullable Object> items(Object array) {
    List<@Nullable Object> items = new ArrayList<>();
    for (int i = 0; i < Array.getLength(array); i++) {
      items.add(Array.get(array, i));
    }
    return items;
  }

  /** Three digits after the point, or three that count; what is no number is a dash. */
  public static String number(double value) {
    if (Double.isNaN(value)) {
      return "-";
    }
    if (Double.isInfinite(value) || Math.abs(value) >= HUGE) {
      return Double.toString(value);
    }
    BigDecimal rounded =
        Math.abs(value) >= 1
            ? BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP)
            : BigDecimal.valueOf(value).round(new MathContext(3, RoundingMode.HALF_UP));
    String text = rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    return text;
  }

  private String duration(Duration duration) {
    if (duration.isNegative()) {
      return "-" + duration(duration.negated());
    }
    long seconds = duration.toSeconds();
    if (seconds >= 60) {
      return coarse(seconds);
    }
    double nanos = duration.toNanos();
    if (nanos >= 1e9) {
      return three(nanos / 1e9) + "s";
    }
    if (nanos >= 1e6) {
      return three(nanos / 1e6) + "ms";
    }
    if (nanos >= 1e3) {
      return three(nanos / 1e3) + (unicode ? "µs" : "us");
    }
    return nanos == 0 ? "0s" : (long) nanos + "ns";
  }

  private static String three(double value) {
    return BigDecimal.valueOf(value)
        .round(new MathContext(3, RoundingMode.HALF_UP))
        .stripTrailingZeros()
        .toPlainString();
  }

  // The two largest units that are not zero say enough.
  private static String coarse(long seconds) {
    long[] units = {86_400, 3_600, 60, 1};
    String[] names = {"d", "h", "m", "s"};
    StringBuilder text = new StringBuilder();
    long rest = seconds;
    for (int i = 0, used = 0; i < units.length && used < 2; i++) {
      long count = rest / units[i];
      rest %= units[i];
      if (count > 0) {
        text.append(count).append(names[i]);
      }
      if (!text.isEmpty()) {
        used++;
      }
    }
    return text.toString();
  }
}
