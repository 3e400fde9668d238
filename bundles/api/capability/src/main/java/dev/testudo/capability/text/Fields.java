package dev.testudo.capability.text;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The components of records. */
public final class Fields {
  private Fields() {}

  /**
   * One component of one record.
   *
   * @param name its name
   * @param value what it is in that record
   */
  public record Field(String name, @Nullable Object value) {}

  /** Their names, in order. */
  public static List<String> names(Class<? extends Record> type) {
    return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
  }

  /** Their names and values, in order. */
  public static List<Field> of(Record from) {
    return Arrays.stream(from.getClass().getRecordComponents())
        .map(component -> new Field(component.getName(), value(component, from)))
        .toList();
  }

  private static @Nullable Object value(RecordComponent component, Record from) {
    try {
      // A record may be private to its command; only its components are to be read.
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(from);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + " cannot be read", e);
    }
  }
}
