package dev.testudo.guard.provider.fallback;

import dev.testudo.SettingsException;
import dev.testudo.capability.Values;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Reads a set value as what a method gives. */
final class Answers {
  private static final String NULL = "null";
  private static final String EMPTY = "empty";

  private Answers() {}

  /** What a method gives, in its stage if it gives one; void if nobody can know. */
  static Class<?> typeOf(@Nullable Method method) {
    if (method == null) {
      return void.class;
    }
    Type type = method.getGenericReturnType();
    if (isStage(method)) {
      type =
          type instanceof ParameterizedType stage ? stage.getActualTypeArguments()[0] : void.class;
    }
    if (type instanceof ParameterizedType generic) {
      type = generic.getRawType();
    }
    return type instanceof Class<?> known ? known : void.class;
  }

  private static boolean isStage(Method method) {
    return method.getReturnType() == CompletionStage.class
        || method.getReturnType() == CompletableFuture.class;
  }

  /**
   * The answer.
   *
   * @throws SettingsException if the text is none of this type
   */
  static @Nullable Object read(String text, Class<?> type) {
    if (text.equals(NULL)) {
      if (type.isPrimitive() && type != void.class) {
        throw wrong(text, type, "a value: " + type + " has no null");
      }
      return null;
    }
    if (text.equals(EMPTY)) {
      return empty(type);
    }
    if (type == char.class || type == Character.class) {
      if (text.length() == 1) {
        return text.charAt(0);
      }
      throw wrong(text, type, "one character");
    }
    try {
      return value(text, type);
    } catch (NumberFormatException e) {
      throw wrong(text, type, "a number");
    }
  }

  private static Object value(String text, Class<?> type) {
    if (type == String.class || type == CharSequence.class || type == Object.class) {
      return text;
    }
    if (type == boolean.class || type == Boolean.class) {
      return Values.read("answer", text, boolean.class);
    }
    if (type == int.class || type == Integer.class) {
      return Integer.valueOf(text);
    }
    if (type == long.class || type == Long.class) {
      return Long.valueOf(text);
    }
    if (type == double.class || type == Double.class) {
      return Double.valueOf(text);
    }
    if (type == float.class || type == Float.class) {
      return Float.valueOf(text);
    }
    if (type == short.class || type == Short.class) {
      return Short.valueOf(text);
    }
    if (type == byte.class || type == Byte.class) {
      return Byte.valueOf(text);
    }
    if (type == BigDecimal.class) {
      return new BigDecimal(text);
    }
    if (type == BigInteger.class) {
      return new BigInteger(text);
    }
    if (type == Duration.class || type.isEnum()) {
      return Values.read("answer", text, type);
    }
    throw wrong(text, type, "null, or empty where there is such a thing");
  }

  private static Object empty(Class<?> type) {
    if (type == Optional.class) {
      return Optional.empty();
    }
    if (type == OptionalInt.class) {
      return OptionalInt.empty();
    }
    if (type == OptionalLong.class) {
      return OptionalLong.empty();
    }
    if (type == OptionalDouble.class) {
      return OptionalDouble.empty();
    }
    if (type == List.class || type == Collection.class || type == Iterable.class) {
      return List.of();
    }
    if (type == Set.class) {
      return Set.of();
    }
    if (type == Map.class) {
      return Map.of();
    }
    if (type == String.class || type == CharSequence.class) {
      return "";
    }
    if (type.isArray()) {
      return Array.newInstance(type.getComponentType(), 0);
    }
    throw wrong(EMPTY, type, "null or a value: nothing of this type is empty");
  }

  private static SettingsException wrong(String text, Class<?> type, String expected) {
    return new SettingsException(
        "answer="
            + text
            + ": must be "
            + expected
            + ", for a call that gives "
            + (type == void.class ? "nothing that is known" : type.getTypeName()));
  }
}
