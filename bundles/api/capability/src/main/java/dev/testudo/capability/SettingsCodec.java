package dev.testudo.capability;

import dev.testudo.SettingsException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads a settings record from configuration and writes it as text. A record's component is the
 * configuration's key is the metatype's id is the shell's key. Components may be {@code String},
 * {@code int}, {@code long}, {@code double}, {@code boolean}, {@code Duration}, an enum, {@code
 * List<String>}, and {@code Map<String, List<String>>}, whose keys are written {@code
 * component.key=value, value}.
 *
 * <p>Immutable; reads what {@link Values} understands.
 *
 * @param <S> the settings
 */
public final class SettingsCodec<S extends Record> {
  private final Class<S> type;
  private final RecordComponent[] components;
  private final Constructor<S> constructor;

  private SettingsCodec(Class<S> type) {
    this.type = type;
    this.components = type.getRecordComponents();
    try {
      this.constructor =
          type.getConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException(type + " is not a public record", e);
    }
  }

  /** The codec of a public record in an exported package. */
  public static <S extends Record> SettingsCodec<S> of(Class<S> type) {
    return new SettingsCodec<>(type);
  }

  /** The keys in the order of the record, each with its type as a user would name it. */
  public Map<String, String> keys() {
    Map<String, String> keys = new LinkedHashMap<>();
    for (RecordComponent component : components) {
      keys.put(component.getName(), Values.describe(component.getType()));
    }
    return keys;
  }

  /** The values as text, by key; the text reads back to the same record. */
  public Map<String, String> write(S settings) {
    Map<String, String> text = new LinkedHashMap<>();
    for (RecordComponent component : components) {
      Object value = value(component, settings);
      if (value instanceof Map<?, ?> map) {
        new TreeMap<>(map)
            .forEach((key, one) -> text.put(component.getName() + "." + key, Values.write(one)));
      } else {
        text.put(component.getName(), Values.write(value));
      }
    }
    return text;
  }

  /**
   * The settings with those values replaced that a configuration has. Keys with a dot before which
   * stands no component of ours, such as {@code service.pid}, are the framework's and are passed
   * over.
   *
   * @throws SettingsException naming key, value and what would be right
   */
  public S overlay(S base, Map<String, ?> configuration) {
    refuseUnknown(configuration);
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      values[i] = overlay(components[i], value(components[i], base), configuration);
    }
    try {
      return make(values);
    } catch (SettingsException e) {
      throw inTheirWords(e, configuration);
    }
  }

  // A record says "openFor=PT0S: must be …" of what its user wrote as 0.
  private static SettingsException inTheirWords(
      SettingsException wrong, Map<String, ?> configuration) {
    String message = String.valueOf(wrong.getMessage());
    int end = message.indexOf(": must be ");
    String key = message.substring(0, Math.max(0, message.indexOf('=')));
    if (end < 0 || !configuration.containsKey(key)) {
      return wrong;
    }
    return new SettingsException(key + "=" + configuration.get(key) + message.substring(end));
  }

  private Object overlay(RecordComponent component, Object base, Map<String, ?> configuration) {
    String key = component.getName();
    if (component.getType() == Map.class) {
      Map<Object, Object> merged = new LinkedHashMap<>((Map<?, ?>) base);
      boolean lists =
          ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[1]
              != String.class;
      configuration.forEach(
          (name, value) -> {
            if (name.startsWith(key + ".")) {
              merged.put(
                  name.substring(key.length() + 1),
                  Values.read(name, value, lists ? List.class : String.class));
            }
          });
      return merged;
    }
    Object value = configuration.get(key);
    return value == null ? base : Values.read(key, value, component.getType());
  }

  private void refuseUnknown(Map<String, ?> configuration) {
    for (String key : configuration.keySet()) {
      int dot = key.indexOf('.');
      String head = dot < 0 ? key : key.substring(0, dot);
      boolean ours = Arrays.stream(components).anyMatch(one -> matches(one, key, head, dot));
      if (!ours && dot < 0 && !key.startsWith(":") && !key.startsWith("_")) {
        String near =
            keys().keySet().stream()
                .min(Comparator.comparingInt(name -> Values.distance(name, key)))
                .filter(name -> Values.distance(name, key) <= 3)
                .map(name -> "; did you mean " + name + "?")
                .orElse(".");
        throw new SettingsException(
            key
                + "="
                + configuration.get(key)
                + ": no such key"
                + near
                + " Keys are "
                + String.join(", ", keys().keySet()));
      }
    }
  }

  private static boolean matches(RecordComponent component, String key, String head, int dot) {
    return component.getType() == Map.class
        ? dot > 0 && component.getName().equals(head)
        : component.getName().equals(key);
  }

  private S make(Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " cannot be made", e);
    }
  }

  private static Object value(RecordComponent component, Record settings) {
    try {
      return component.getAccessor().invoke(settings);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + " cannot be read", e);
    }
  }
}
