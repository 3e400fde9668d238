package dev.testudo.shell.provider.render;

import java.util.AbstractList;
import java.util.List;

/**
 * A list of records that knows its columns even when it is empty. Immutable.
 *
 * @param <R> the records
 */
public final class Rows<R extends Record> extends AbstractList<R> {
  private final Class<? extends R> type;
  private final List<R> rows;

  private Rows(Class<? extends R> type, List<R> rows) {
    this.type = type;
    this.rows = rows;
  }

  public static <R extends Record> Rows<R> of(Class<? extends R> type, List<? extends R> rows) {
    return new Rows<>(type, List.copyOf(rows));
  }

  Class<? extends R> type() {
    return type;
  }

  @Override
  public R get(int index) {
    return rows.get(index);
  }

  @Override
  public int size() {
    return rows.size();
  }
}
