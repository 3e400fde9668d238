package dev.testudo.metric.state;

import java.util.function.DoubleSupplier;

/** A value that somebody sets, for a gauge that asks nobody. */
public final class Level implements DoubleSupplier {
  private volatile double value;

  public Level(double value) {
    this.value = value;
  }

  public void set(double now) {
    value = now;
  }

  @Override
  public double getAsDouble() {
    return value;
  }
}
