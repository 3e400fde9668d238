package dev.testudo.capability.text;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Values as JSON (RFC 8259): records are objects, durations numbers of seconds, instants ISO 8601
 * in UTC, what is no number is null. Characters beyond ASCII stay as they are.
 */
public final class Json {
  private final StringBuilder out = new StringBuilder();

  private Json() {}

  /** The text, in one line. */
  public static String of(@Nullable Object value) {
    Json json = new Json();
    json.value(value);
    return json.out.toString();
  }

  private void value(@Nullable Object value) {
    if (value == null || value instanceof Boolean) {
      out.append(value);
    } else if (value instanceof Optional<?> optional) {
      value(optional.orElse(null));
    } else if (value instanceof Number number) {
      number(number);
    } else if (value instanceof Duration duration) {
      out.append(seconds(duration));
    } else if (value instanceof Enum<?> constant) {
      string(constant.name());
    } else if (value instanceof Record one) {
      object(Fields.of(one).stream().map(field -> new Member(field.name(), field.value())));
    } else if (value instanceof Map<?, ?> map) {
      object(
          map.entrySet().stream()
              .map(entry -> new Member(String.valueOf(entry.getKey()), entry.getValue())));
    } else if (value instanceof Collection<?> list) {
      array(list.iterator());
    } else if (value.getClass().isArray()) {
      List<@Nullable Object> items = Cells.items(value);
      array(items.iterator());
    } else {
      string(value.toString());
    }
  }

  private record Member(String name, @Nullable Object value) {}

  private void object(Stream<Member> members) {
    out.append('{');
    Iterator<Member> each = members.iterator();
    while (each.hasNext()) {
      Member member = each.next();
      string(member.name());
      out.append(':');
      value(member.value());
      out.append(each.hasNext() ? "," : "");
    }
    out.append('}');
  }

  private void array(Iterator<? extends @Nullable Object> items) {
    out.append('[');
    while (items.hasNext()) {
      value(items.next());
      out.append(items.hasNext() ? "," : "");
    }
    out.append(']');
  }

  private void number(Number number) {
    out.append(Double.isFinite(number.doubleValue()) ? number.toString() : "null");
  }

  private static String seconds(Duration duration) {
    BigDecimal exact =
        BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
    return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
  }

  private void string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < 0x20 || c == 0x7f || c == '\u2028' || c == '\u2029' || lonely(text, i)) {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  // Half a surrogate pair cannot be written as UTF-8.
  private static boolean lonely(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }
}
