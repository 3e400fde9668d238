package dev.testudo.capability;

import dev.testudo.Total;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The metric that one component of a snapshot record is shown as. Numbers, durations (in seconds)
 * and truth values (as 1 and 0) are; one that is {@linkplain Total a total} is a counter. A state,
 * which is an enum, has a series for each of its constants, of which one is 1 and the others are 0.
 * A map from kinds to numbers has a series for each kind. What else a snapshot shows is not a
 * number.
 *
 * <p>The names follow Prometheus: {@code testudo_<word>_<component>}, then {@code _seconds} of
 * durations and {@code _total} of counters; bytes say so in the component's name. The first label
 * is {@value #NAME}, the instance. Immutable.
 */
public final class SnapshotMetric {
  /** The label with the instance's name. */
  public static final String NAME = "name";

  private static final double NANOS = 1e9;
  private static final Set<Class<?>> NUMBERS =
      Set.of(
          int.class,
          long.class,
          double.class,
          boolean.class,
          Duration.class,
          OptionalInt.class,
          OptionalLong.class,
          OptionalDouble.class);

  private final String component;
  private final Method instance;
  private final Method value;
  private final List<String> labels;
  private final String metric;
  private final boolean total;

  private SnapshotMetric(String word, Method instance, RecordComponent component) {
    this.component = component.getName();
    this.instance = instance;
    this.value = component.getAccessor();
    Total asTotal = component.getAnnotation(Total.class);
    total = asTotal != null;
    String kinds = kinds(component, asTotal);
    labels = kinds == null ? List.of(NAME) : List.of(NAME, kinds);
    metric =
        "testudo_"
            + word
            + "_"
            + snake(component.getName())
            + (component.getType() == Duration.class ? "_seconds" : "")
            + (total ? "_total" : "");
  }

  /** Is shown the series of a metric. */
  public interface Reader {
    /**
     * One series as it is.
     *
     * @param labelValues in the order of {@link SnapshotMetric#labels()}
     */
    void series(List<String> labelValues, double value);
  }

  /**
   * The metrics of a capability with such snapshots, in the order of the components; none if they
   * do not have the instance's name in a component {@value #NAME}.
   */
  public static List<SnapshotMetric> of(String word, Class<? extends Record> snapshot) {
    RecordComponent[] components = snapshot.getRecordComponents();
    List<SnapshotMetric> metrics = new ArrayList<>();
    for (RecordComponent name : components) {
      if (name.getName().equals(NAME) && name.getType() == String.class) {
        for (RecordComponent component : components) {
          if (isShown(component)) {
            metrics.add(new SnapshotMetric(word, name.getAccessor(), component));
          }
        }
      }
    }
    return metrics;
  }

  private static boolean isShown(RecordComponent component) {
    Class<?> type = component.getType();
    return NUMBERS.contains(type) || type.isEnum() || isCounts(component);
  }

  private static boolean isCounts(RecordComponent component) {
    return component.getType() == Map.class
        && component.getGenericType() instanceof ParameterizedType map
        && isNumber(map.getActualTypeArguments()[1]);
  }

  private static boolean isNumber(Type type) {
    return type instanceof Class<?> one && Number.class.isAssignableFrom(one);
  }

  private static @Nullable String kinds(RecordComponent component, @Nullable Total asTotal) {
    if (component.getType().isEnum()) {
      return snake(component.getName());
    }
    if (component.getType() != Map.class) {
      return null;
    }
    return asTotal == null || asTotal.by().isEmpty() ? "kind" : asTotal.by();
  }

  /** The metric's name. */
  public String metric() {
    return metric;
  }

  /** The component's name. */
  public String component() {
    return component;
  }

  /** Whether it is a counter; else a gauge. */
  public boolean total() {
    return total;
  }

  /** {@code seconds}, {@code bytes}, or empty. */
  public String unit() {
    String bare = total ? metric.substring(0, metric.length() - "_total".length()) : metric;
    for (String unit : List.of("seconds", "bytes")) {
      if (bare.endsWith("_" + unit)) {
        return unit;
      }
    }
    return "";
  }

  /** The names of its labels. */
  public List<String> labels() {
    return labels;
  }

  /**
   * Shows the series that a snapshot has.
   *
   * @throws IllegalArgumentException if the snapshot cannot be read: its class is not public, say
   */
  public void read(Record snapshot, Reader reader) {
    String name = (String) read(instance, snapshot);
    Object shown = read(value, snapshot);
    if (shown instanceof Map<?, ?> map) {
      map.forEach((kind, number) -> reader.series(List.of(name, low(kind)), number(number)));
    } else if (shown instanceof Enum<?> state) {
      for (Object one : state.getDeclaringClass().getEnumConstants()) {
        reader.series(List.of(name, low(one)), one == state ? 1 : 0);
      }
    } else {
      reader.series(List.of(name), number(shown));
    }
  }

  private static String low(Object kind) {
    return kind.toString().toLowerCase(Locale.ROOT);
  }

  private static double number(Object value) {
    if (value instanceof Duration time) {
      return time.getSeconds() + time.getNano() / NANOS;
    }
    if (value instanceof Boolean truth) {
      return truth ? 1 : 0;
    }
    if (value instanceof OptionalDouble some) {
      return some.orElse(Double.NaN);
    }
    if (value instanceof OptionalLong some) {
      return some.isPresent() ? some.getAsLong() : Double.NaN;
    }
    if (value instanceof OptionalInt some) {
      return some.isPresent() ? some.getAsInt() : Double.NaN;
    }
    return ((Number) value).doubleValue();
  }

  private static Object read(Method accessor, Record snapshot) {
    try {
      return accessor.invoke(snapshot);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalArgumentException(accessor + " cannot be read", e);
    }
  }

  // retryAfter is retry_after.
  private static String snake(String name) {
    StringBuilder snake = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isUpperCase(c)) {
        snake.append('_');
      }
      snake.append(Character.toLowerCase(c));
    }
    return snake.toString();
  }

  @Override
  public String toString() {
    return metric + labels;
  }
}
