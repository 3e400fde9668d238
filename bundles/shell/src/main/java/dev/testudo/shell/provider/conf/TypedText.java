package dev.testudo.shell.provider.conf;

import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Configuration values as text that keeps their type: a string is itself, {@code (Integer) 5} a
 * number, {@code (String[]) a|b} an array, {@code (String*) a|b} a list.
 */
final class TypedText {
  private static final Map<String, Class<?>> TYPES =
      Map.ofEntries(
          type(String.class),
          type(Integer.class),
          type(Long.class),
          type(Double.class),
          type(Float.class),
          type(Short.class),
          type(Byte.class),
          type(Boolean.class),
          type(Character.class),
          type(int.class),
          type(long.class),
          type(double.class),
          type(float.class),
          type(short.class),
          type(byte.class),
          type(boolean.class),
          type(char.class));

  private static final Map<String, Function<String, Object>> READERS =
      Map.of(
          "String", text -> text,
          "Integer", Integer::valueOf,
          "Long", Long::valueOf,
          "Double", Double::valueOf,
          "Float", Float::valueOf,
          "Short", Short::valueOf,
          "Byte", Byte::valueOf,
          "Boolean", Boolean::valueOf,
          "Character", text -> text.charAt(0));

  private TypedText() {}

  private static Map.Entry<String, Class<?>> type(Class<?> type) {
    return Map.entry(type.getSimpleName(), type);
  }

  static String write(Object value) {
    if (value instanceof String text) {
      return text.startsWith("(") ? "(String) " + text : text;
    }
    if (value instanceof Collection<?> list) {
      String element =
          list.isEmpty() ? "String" : list.iterator().next().getClass().getSimpleName();
      return "(" + element + "*)" + items(List.copyOf(list));
    }
    if (value.getClass().isArray()) {
      List<Object> items = new ArrayList<>();
      for (int i = 0; i < Array.getLength(value); i++) {
        items.add(Array.get(value, i));
      }
      return "(" + value.getClass().getSimpleName() + ")" + items(items);
    }
    return "(" + value.getClass().getSimpleName() + ") " + value;
  }

  /**
   * @throws IllegalArgumentException if the text was not written by {@link #write}
   */
  static Object read(String text) {
    int end = text.indexOf(')');
    if (!text.startsWith("(") || end < 0) {
      return text;
    }
    String tag = text.substring(1, end);
    String rest = text.substring(end + 1);
    if (tag.endsWith("*")) {
      return items(tag.substring(0, tag.length() - 1), rest);
    }
    if (tag.endsWith("[]")) {
      String name = tag.substring(0, tag.length() - 2);
      List<Object> items = items(name, rest);
      Object array = Array.newInstance(known(name), items.size());
      for (int i = 0; i < items.size(); i++) {
        Array.set(array, i, items.get(i));
      }
      return array;
    }
    return one(tag, rest.substring(1));
  }

  private static String items(List<Object> items) {
    StringBuilder text = new StringBuilder();
    for (Object item : items) {
      text.append(text.isEmpty() ? ' ' : '|');
      text.append(item.toString().replace("\\", "\\\\").replace("|", "\\|"));
    }
    return text.toString();
  }

  private static List<Object> items(String type, String text) {
    List<Object> items = new ArrayList<>();
    StringBuilder item = new StringBuilder();
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        item.append(text.charAt(++i));
      } else if (c == '|') {
        items.add(one(type, item.toString()));
        item.setLength(0);
      } else {
        item.append(c);
      }
    }
    if (!text.isEmpty()) {
      items.add(one(type, item.toString()));
    }
    return items;
  }

  private static Object one(String type, String text) {
    Class<?> boxed = MethodType.methodType(known(type)).wrap().returnType();
    Function<String, Object> reader = READERS.get(boxed.getSimpleName());
    if (reader == null) {
      throw new IllegalArgumentException("unknown type " + type);
    }
    return reader.apply(text);
  }

  private static Class<?> known(String type) {
    Class<?> known = TYPES.get(type);
    if (known == null) {
      throw new IllegalArgumentException("unknown type " + type);
    }
    return known;
  }
}
