package dev.testudo.itests.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.ops4j.pax.exam.CoreOptions.options;

import dev.testudo.pool.Lease;
import dev.testudo.pool.Pool;
import dev.testudo.pool.PoolExhaustedException;
import dev.testudo.pool.PoolFactory;
import dev.testudo.pool.Pools;
import dev.testudo.testkit.Await;
import dev.testudo.testkit.Load;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;

/** Pools with nothing else in the framework. */
@InFramework(fresh = true)
class PoolIT extends FrameworkCase {
  private static final String PROVIDER = "dev.testudo.pool.provider";
  private static final Duration LONG = Duration.ofSeconds(30);

  @Configuration
  static Option[] installed() {
    return options(Provision.ground(), Provision.capabilities("pool"));
  }

  private static PoolFactory<AtomicInteger> numbers(AtomicInteger made) {
    return () -> new AtomicInteger(made.incrementAndGet());
  }

  @Test
  void aChangeIsInForceAtTheNextClaimAndTheObjectsAreKept() {
    inside.configure("dev.testudo.pool~numbers", "maximum", "1");
    AtomicInteger made = new AtomicInteger();
    Pool<AtomicInteger> pool = inside.service(Pools.class).pool("numbers", numbers(made));
    try (Lease<AtomicInteger> lease = pool.claim()) {
      assertThrows(PoolExhaustedException.class, () -> pool.claim(Duration.ZERO));
      inside.configure("dev.testudo.pool~numbers", "maximum", "2", "minimum", "2");
      pool.claim(Duration.ZERO).close();
      assertEquals(1, lease.object().get());
    }
    assertEquals(2, made.get());
  }

  @Test
  @DisplayName("R74, R78 50 updates under load: none fails, objects and leases stay, code goes")
  void isUpdatedUnderLoad() {
    AtomicInteger made = new AtomicInteger();
    Pool<AtomicInteger> pool = inside.service(Pools.class).pool("updated", numbers(made));
    Lease<AtomicInteger> kept = pool.claim();
    List<WeakReference<ClassLoader>> old = new ArrayList<>();
    Bundle bundle = inside.bundle(PROVIDER);
    Load load = new Load(4, () -> pool.claim(LONG).close());
    try (load) {
      for (int i = 0; i < 50; i++) {
        long calls = load.calls();
        old.add(new WeakReference<>(Inside.loader(bundle)));
        inside.update(bundle);
        Await.until(() -> load.calls() >= calls + 8);
      }
    }
    assertEquals(List.of(), load.failures());
    assertEquals(load.calls() + 1, pool.snapshot().claims());
    assertEquals(made.get(), pool.snapshot().size(), "none was replaced");
    kept.close();
    assertEquals(0, pool.snapshot().inUse());
    assertEquals(0, pool.snapshot().late());
    Await.untilCollected(
        () -> old.stream().allMatch(one -> one.get() == null), () -> "still reachable: " + old);
  }

  @Test
  @DisplayName("R78 a stopped provider leaves no thread and no class loader")
  void nothingIsLeft() {
    AtomicInteger made = new AtomicInteger();
    Pool<AtomicInteger> pool = inside.service(Pools.class).pool("left", numbers(made));
    Lease<AtomicInteger> kept = pool.claim();
    Bundle bundle = inside.bundle(PROVIDER);
    WeakReference<ClassLoader> loader = new WeakReference<>(Inside.loader(bundle));
    inside.stop(bundle);
    kept.close();
    inside.uninstall(bundle);
    Await.until(
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("testudo-pool-")));
    Await.untilCollected(() -> loader.get() == null, () -> "still reachable: " + loader);
  }
}
