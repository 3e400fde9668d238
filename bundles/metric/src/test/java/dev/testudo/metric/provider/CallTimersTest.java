package dev.testudo.metric.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.testudo.guard.Call;
import dev.testudo.guard.Operation;
import dev.testudo.guard.Policy;
import dev.testudo.metric.Counter;
import dev.testudo.metric.Meter;
import dev.testudo.metric.MeterSettings;
import dev.testudo.metric.Metrics;
import dev.testudo.metric.Series;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CallTimersTest {
  private static final Operation FIND = new Operation("orders", "find");

  private final Versions versions = new Versions();

  @AfterEach
  void close() {
    versions.close();
  }

  private static void call(Policy policy, int row, Throwable failure) {
    Call call = new Call(FIND);
    call.open(FIND, row, 1_000);
    long permit = policy.enter(call);
    if (failure == null) {
      call.succeed("found", 1_001_000);
    } else {
      call.threw(failure, 1_001_000);
    }
    policy.exit(call, permit);
  }

  @Test
  void timesEachOutcomeOfEachOperation() {
    Policy policy = versions.callTimers().policy("orders", FIND);
    call(policy, -1, null);
    call(policy, 3, null);
    call(policy, -1, new IllegalStateException());
    call(policy, -1, new CancellationException());

    Meter meter = versions.metrics("shell").find(Metrics.GUARD_CALL_SECONDS).orElseThrow();
    List<String> found = new ArrayList<>();
    for (Series one : meter.snapshot().series()) {
      found.add(String.join(" ", one.labels().values()) + " " + one.count());
    }
    assertEquals(
        List.of(
            "orders find cancelled 1",
            "orders find failure 1",
            "orders find rejected 0",
            "orders find success 2"),
        found);
    assertEquals(Duration.ofMillis(2), meter.timer("orders", "find", "success").sum());
  }

  @Test
  @Timeout(60)
  void everyCallIsCountedOnceWhileTheProviderIsUpdated() throws Exception {
    int threads = 8;
    AtomicReference<Policy> current =
        new AtomicReference<>(versions.callTimers().policy("orders", FIND));
    Meter meter = versions.metrics("client").named("work_total", MeterSettings.counter("Work"));
    Counter kept = meter.counter();
    AtomicBoolean stop = new AtomicBoolean();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    long made = 0;
    try {
      List<Future<Long>> calls = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        int row = t % 2 == 0 ? t : -1;
        calls.add(
            pool.submit(
                () -> {
                  long count = 0;
                  while (!stop.get()) {
                    call(current.get(), row, count % 3 == 0 ? new IllegalStateException() : null);
                    kept.increment();
                    meter.counter().increment(); // through the face, whatever is behind it
                    count++;
                  }
                  return count;
                }));
      }
      for (int update = 0; update < 200; update++) {
        versions.update();
        current.set(versions.callTimers().policy("orders", FIND));
      }
      stop.set(true);
      for (Future<Long> one : calls) {
        made += one.get();
      }
    } finally {
      stop.set(true);
      pool.shutdownNow();
    }
    Meter times = versions.metrics("shell").named(Metrics.GUARD_CALL_SECONDS);
    assertEquals(made, times.snapshot().total());
    assertEquals(2 * made, kept.count());
  }
}
