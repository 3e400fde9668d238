package dev.testudo.itests.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.options;

import dev.testudo.itests.api.Greeter;
import dev.testudo.itests.fixture.BundleGreeter;
import dev.testudo.itests.fixture.PrototypeActivator;
import dev.testudo.testkit.Await;
import dev.testudo.testkit.Jar;
import dev.testudo.testkit.Load;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceObjects;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.hooks.service.FindHook;

/** Clients get, call and unget without a pause while the provider is updated. */
class StormIT extends GreeterCase {
  private static final int UPDATES = 60;

  // SCR may trip over an unget that meets a stop, and the framework says so at length.
  @Configuration
  static Option[] quiet() {
    return options(frameworkProperty("felix.log.level").value("0"));
  }

  @BeforeEach
  void guard() {
    inside.configure(PID, "services", ALL);
  }

  @Test
  @DisplayName("B1 a service of the bundle: a live handle never gives null, and no call fails")
  void bundleScope() {
    storm(
        components("1.0.0", BundleGreeter.class),
        () -> {
          BundleContext context = inside.context();
          ServiceReference<Greeter> reference = reference();
          Greeter greeter = Objects.requireNonNull(context.getService(reference), "live, but null");
          try {
            assertEquals("hello you", greeter.greet("you"));
          } finally {
            context.ungetService(reference);
          }
        });
  }

  @Test
  @DisplayName("B1 a prototype: a live handle never gives null, and no call fails")
  void prototype() {
    storm(
        factory("1.0.0").activator(PrototypeActivator.class),
        () -> {
          ServiceObjects<Greeter> objects = inside.context().getServiceObjects(reference());
          Greeter greeter = Objects.requireNonNull(objects.getService(), "live, but null");
          try {
            assertEquals("hello you", greeter.greet("you"));
          } finally {
            objects.ungetService(greeter);
          }
        });
  }

  private ServiceReference<Greeter> reference() {
    return Objects.requireNonNull(
        inside.context().getServiceReference(Greeter.class), "gone, not held");
  }

  private void storm(Jar jar, Load.Step step) {
    Bundle provider = inside.install(jar);
    Load load = new Load(8, step);
    try (load) {
      for (int i = 0; i < UPDATES; i++) {
        inside.update(provider, jar.version(i + ".0.0"));
        long calls = load.calls();
        Await.until(() -> load.calls() >= calls + 8);
      }
    }
    assertEquals(List.of(), load.failures());
    assertEquals(load.calls(), recorder.calls("greeter.greet"));
    assertNull(reference().getUsingBundles());
  }

  @Test
  @DisplayName("B1 who is getting the service while it is replaced reaches the new one")
  void whoIsGettingItReachesTheNewOne() throws Exception {
    CountDownLatch getting = new CountDownLatch(1);
    CountDownLatch replaced = new CountDownLatch(1);
    Bundle provider = inside.install(factory("1.0.0"));
    inside.register(
        Runnable.class,
        () -> {
          boolean first = getting.getCount() > 0;
          getting.countDown();
          if (first) {
            await(replaced);
          }
        });
    CompletableFuture<Greeter> got =
        CompletableFuture.supplyAsync(
            () -> inside.context().getService(reference()), task -> new Thread(task).start());
    await(getting);
    inside.update(provider, factory("2.0.0"));
    replaced.countDown();
    Greeter greeter = got.get(10, TimeUnit.SECONDS);
    assertEquals("2.0.0", greeter.origin().version());
    inside.update(provider, factory("3.0.0"));
    assertEquals("3.0.0", greeter.origin().version());
    inside.context().ungetService(reference());
    assertNull(provider.getRegisteredServices()[0].getUsingBundles());
  }

  @Test
  @DisplayName("B1 who is looking for the service while it goes finds the face, which is held")
  void whoIsLookingForItFindsTheFace() {
    Bundle provider = inside.install(factory("1.0.0"));
    AtomicBoolean first = new AtomicBoolean(true);
    FindHook before =
        (client, name, filter, all, found) -> {
          if (Greeter.class.getName().equals(name) && first.getAndSet(false)) {
            inside.stop(provider); // what was found is shown to the veil only after this
          }
        };
    inside.register(FindHook.class, before, Integer.MAX_VALUE);
    ServiceReference<Greeter> found = reference();
    assertFalse(first.get());
    assertNotNull(found.getProperty("testudo.faced"));
    inside.start(provider);
    assertFace("greeter", Objects.requireNonNull(inside.context().getService(found)));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(10, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
