package dev.testudo.metric.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GaugeCellTest {
  private final MeterCell meter = new MeterCell();
  private double level = 1;

  @Test
  void showsWhatTheSupplierGivesNow() {
    GaugeCell gauge = meter.gauge(List.of(), () -> level, 5);
    level = 42;
    assertEquals(42, gauge.value());
  }

  @Test
  void aSupplierThatThrowsReadsAsNaN() {
    GaugeCell gauge =
        meter.gauge(
            List.of(),
            () -> {
              throw new IllegalStateException("closed");
            },
            5);
    assertTrue(Double.isNaN(gauge.value()));
  }

  @Test
  void closingTheOldOneLeavesTheOneThatTookItsPlace() {
    GaugeCell old = meter.gauge(List.of("a"), () -> 1, 5);
    GaugeCell next = meter.gauge(List.of("a"), () -> 2, 5);
    old.close();
    assertEquals(2, next.value());
    assertTrue(meter.all().containsValue(next));
    assertTrue(Double.isNaN(old.value()));
  }

  @Test
  void beyondTheCapItIsCountedAndNotShown() {
    meter.gauge(List.of("a"), () -> 1, 1);
    assertTrue(Double.isNaN(meter.gauge(List.of("b"), () -> 2, 1).value()));
    assertEquals(1, meter.overflows());
    assertEquals(1, meter.all().size());
  }

  @Test
  @DisplayName("O19: a supplier that nobody else holds lives as long as its class")
  void supplierSurvivesCollection() throws InterruptedException {
    double captured = Math.PI;
    GaugeCell gauge = meter.gauge(List.of(), () -> captured, 5);
    collect(new WeakReference<>(new Object()));
    assertEquals(Math.PI, gauge.value());
  }

  @Test
  @DisplayName("E8: a gauge does not keep the class loader of its supplier")
  void classLoaderIsCollected() throws Exception {
    GaugeCell[] gauge = new GaugeCell[1];
    WeakReference<ClassLoader> loader = new WeakReference<>(gaugeOfAForeignLoader(gauge));
    assertEquals(7, gauge[0].value());
    collect(loader);
    assertNull(loader.get());
    assertTrue(Double.isNaN(gauge[0].value()));
    assertTrue(gauge[0].source().isEmpty());
  }

  // In a frame of its own, so that no local variable holds anything when it has returned.
  private ClassLoader gaugeOfAForeignLoader(GaugeCell[] gauge) throws Exception {
    ClassLoader loader = new Foreign();
    Class<?> type = loader.loadClass(Seven.class.getName());
    Constructor<?> constructor = type.getDeclaredConstructor();
    constructor.setAccessible(true);
    gauge[0] = meter.gauge(List.of(), (DoubleSupplier) constructor.newInstance(), 5);
    return loader;
  }

  private static void collect(WeakReference<?> canary) {
    long begin = System.nanoTime();
    do {
      System.gc();
      assertTrue(System.nanoTime() - begin < 10_000_000_000L, "still there after 10 s");
    } while (canary.get() != null);
  }

  static final class Seven implements DoubleSupplier {
    @Override
    public double getAsDouble() {
      return 7;
    }
  }

  /** Defines {@link Seven} anew, as the loader of another bundle would. */
  private static final class Foreign extends ClassLoader {
    Foreign() {
      super(GaugeCellTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.equals(Seven.class.getName())) {
        return super.loadClass(name, resolve);
      }
      try (InputStream in = Seven.class.getResourceAsStream("GaugeCellTest$Seven.class")) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
