package dev.testudo.metric.state;

import dev.testudo.metric.Gauge;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoubleSupplier;

/**
 * A gauge. Nothing here holds the supplier strongly, or its class loader could not be collected;
 * and a weak reference alone would lose it at the next collection, since nobody else need hold it.
 * So the supplier's own class holds it, by a {@link ClassValue}: it lives as long as its class, or
 * until the gauge is closed.
 */
public final class GaugeCell implements Gauge, SeriesCell {
  private final MeterCell meter;
  private final List<String> labelValues;
  private final ClassValue<Map<Object, DoubleSupplier>> holders;
  private final WeakReference<DoubleSupplier> supplier;
  private final AtomicBoolean asking = new AtomicBoolean();
  private volatile double sampled = Double.NaN;

  // What the supplier's class holds it by; a plain object, to tie the class to none of ours.
  private final Object key = new Object();

  GaugeCell(MeterCell meter, List<String> labelValues, DoubleSupplier value) {
    this.meter = meter;
    this.labelValues = labelValues;
    this.holders = meter.holders;
    this.supplier = new WeakReference<>(value);
    holders.get(holder(value)).put(key, value);
  }

  static ClassValue<Map<Object, DoubleSupplier>> holders() {
    return new ClassValue<>() {
      @Override
      protected Map<Object, DoubleSupplier> computeValue(Class<?> type) {
        return new ConcurrentHashMap<>();
      }
    };
  }

  // The class of a lambda may be weaker than the class that it is written in.
  private static Class<?> holder(DoubleSupplier value) {
    return value.getClass().getNestHost();
  }

  /** The class of the supplier, unless that is gone. */
  public Optional<Class<?>> source() {
    return Optional.ofNullable(supplier.get()).map(DoubleSupplier::getClass);
  }

  /**
   * What the supplier gives now.
   *
   * @throws RuntimeException what the supplier throws
   */
  public double read() {
    DoubleSupplier value = supplier.get();
    return value == null ? Double.NaN : value.getAsDouble();
  }

  /** What it gave when it was last sampled; NaN before. */
  public double sampled() {
    return sampled;
  }

  /** Keeps what it gives now as the sample; NaN if it throws. Does nothing while it is asked. */
  public void sample() {
    if (asking.compareAndSet(false, true)) {
      try {
        sampled = value();
      } finally {
        asking.set(false);
      }
    }
  }

  /**
   * Sets the level that it shows, and takes it as the sample.
   *
   * @return whether it shows one
   */
  public boolean level(double now) {
    if (supplier.get() instanceof Level level) {
      level.set(now);
      sampled = now;
      return true;
    }
    return false;
  }

  /** Which series it is. */
  public List<String> labelValues() {
    return labelValues;
  }

  /** Says that it cannot be asked. */
  public void unsampled() {
    sampled = Double.NaN;
  }

  @Override
  public double value() {
    try {
      return read();
    } catch (RuntimeException | LinkageError e) {
      return Double.NaN;
    }
  }

  @Override
  public void close() {
    meter.remove(labelValues, this);
    release();
  }

  /** Lets the supplier go. */
  void release() {
    DoubleSupplier value = supplier.get();
    if (value != null) {
      holders.get(holder(value)).remove(key);
      supplier.clear();
    }
  }
}
