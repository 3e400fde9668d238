package dev.testudo.itests.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.ops4j.pax.exam.CoreOptions.options;

import dev.testudo.cache.Cache;
import dev.testudo.cache.CacheSettings;
import dev.testudo.cache.Caches;
import dev.testudo.itests.api.Greeter;
import dev.testudo.testkit.Await;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;

/** Caches with nothing else in the framework. */
class CacheIT extends FrameworkCase {
  private static final String PID = "dev.testudo.cache~products";

  private Cache<String, Object> cache;

  @Configuration
  static Option[] installed() {
    return options(Provision.ground(), Provision.capabilities("cache"));
  }

  @BeforeEach
  void configure() {
    inside.configure(PID, "maximumSize", "100", "timeToLive", "1h");
    cache = inside.service(Caches.class).cache("products");
    cache.invalidateAll();
  }

  @Test
  void loadsOnceInBothWays() throws Exception {
    assertEquals("a!", cache.get("a", key -> key + "!"));
    assertEquals("a!", cache.get("a", key -> "again"));
    Object later =
        cache
            .getAsync("b", key -> CompletableFuture.supplyAsync(() -> key + "!"))
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS);
    assertEquals("b!", later);
    assertEquals("b!", cache.getIfPresent("b"));
  }

  @Test
  @DisplayName(
      "D4, R75 a wrong value is refused and the old one stays; the next right one is taken")
  void aWrongValueIsRefused() {
    cache.put("a", "value");
    CacheSettings before = cache.settings();
    inside.configure(PID, "maximumSize", "none");
    assertEquals(before, cache.settings());
    inside.configure(PID, "maximumSize", "7");
    assertEquals(7, cache.settings().maximumSize());
    assertEquals("value", cache.getIfPresent("a"));
  }

  @Test
  @DisplayName("R77 entries and counts outlive an update of the bundle")
  void entriesOutliveAnUpdate() {
    cache.put("a", "value");
    long hits = cache.snapshot().hits();
    inside.update(inside.bundle("dev.testudo.cache.provider"));
    assertEquals("value", cache.getIfPresent("a"));
    Await.until(() -> threadsAreGone());
    assertEquals("value", cache.getIfPresent("a"), "what was there was looked through");
    assertEquals(hits + 2, cache.snapshot().hits());
    assertSame(cache, inside.service(Caches.class).cache("products"));
  }

  private static boolean threadsAreGone() {
    return Thread.getAllStackTraces().keySet().stream()
        .noneMatch(thread -> thread.getName().startsWith("testudo-cache-sweeper"));
  }

  @Test
  @DisplayName("R78 what reaches a bundle's old classes is dropped, and its class loader collected")
  void oldClassesAreLetGo() {
    Bundle bundle = inside.install(GreeterCase.shared("1.0.0"));
    cache.put("text", List.of("stays"));
    cache.put("object", inside.service(Greeter.class));
    cache.put("list", List.of(inside.service(Greeter.class)));
    long dropped = cache.snapshot().dropped();
    WeakReference<ClassLoader> old = new WeakReference<>(Inside.loader(bundle));
    inside.update(bundle, GreeterCase.shared("2.0.0"));
    Await.until(() -> cache.snapshot().dropped() == dropped + 2);
    Await.untilCollected(() -> old.refersTo(null), () -> "still reachable: " + old.get());
    assertNull(cache.getIfPresent("object"));
    assertEquals(List.of("stays"), cache.getIfPresent("text"));
  }
}
