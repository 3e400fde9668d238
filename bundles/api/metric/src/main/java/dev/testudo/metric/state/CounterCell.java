package dev.testudo.metric.state;

import dev.testudo.metric.Counter;
import dev.testudo.state.Stripes;

/** A counter over striped numbers. */
public final class CounterCell implements Counter, SeriesCell {
  private final Stripes stripes = new Stripes(1);
  private final long before;

  /** One that starts at zero. */
  public CounterCell() {
    this(0);
  }

  /**
   * One of what was counted elsewhere already.
   *
   * @param before what was counted before anybody looked, and is no increase in the history
   */
  public CounterCell(long before) {
    this.before = before;
  }

  /** What was counted before anybody looked. */
  public long before() {
    return before;
  }

  @Override
  public void increment() {
    stripes.addShared(0, 1);
  }

  @Override
  public void add(long amount) {
    if (amount > 0) {
      stripes.addShared(0, amount);
    }
  }

  /**
   * Adds from inside a guarded call.
   *
   * @param row the thread's row, see {@link Stripes#add}
   */
  public void add(int row, long amount) {
    if (amount > 0) {
      stripes.add(row, 0, amount);
    }
  }

  @Override
  public long count() {
    return before + stripes.sum(0);
  }
}
