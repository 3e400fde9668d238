package dev.testudo.itests.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.itests.api.Greeter;
import dev.testudo.itests.api.Holder;
import dev.testudo.testkit.Await;
import dev.testudo.testkit.Load;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** The weaver comes and goes, and its rules stay. */
class WeaverUpdateIT extends GreeterCase {
  private static final int ROUNDS = 40;

  @Test
  void noCallFailsOrIsUnguardedWhileWeaverAndProviderAreReplaced() {
    inside.configure(PID, "services", ALL);
    Bundle provider = inside.install(shared("1.0.0"));
    Bundle weaver = inside.bundle("dev.testudo.weaver.provider");
    Bundle client = client("client");
    Holder kept = holder(client, "static");
    Holder greedy = holder(client, "dynamic");
    Load load =
        new Load(
            2,
            () -> assertEquals("hello you", kept.held().greet("you")),
            () -> assertEquals("hello you", greedy.held().greet("you")),
            this::getAndGreet);
    try (load) {
      for (int i = 0; i < ROUNDS; i++) {
        switch (i % 4) {
          case 0 -> inside.stop(weaver);
          case 2 -> inside.start(weaver);
          default -> inside.update(weaver);
        }
        inside.update(provider, shared((i + 2) + ".0.0"));
        long calls = load.calls();
        Await.until(() -> load.calls() >= calls + 20);
      }
    }
    assertEquals(List.of(), load.failures());
    assertEquals(load.calls(), recorder.calls("greeter.greet"));
    assertTrue(kept.isActive() && greedy.isActive());
    assertEquals((ROUNDS + 1) + ".0.0", kept.held().origin().version());
  }

  private void getAndGreet() {
    BundleContext context = inside.context();
    ServiceReference<Greeter> reference = context.getServiceReference(Greeter.class);
    try {
      assertEquals("hello you", context.getService(reference).greet("you"));
    } finally {
      context.ungetService(reference);
    }
  }

  @Test
  void aServiceThatComesWhileTheWeaverIsStoppedIsGuardedFromTheFirstCallOn() {
    inside.configure(PID, "services", ALL);
    Bundle weaver = inside.bundle("dev.testudo.weaver.provider");
    inside.stop(weaver);
    Bundle client = client("client");
    inside.install(shared("1.0.0"));
    assertFace("greeter", holder(client, "static").held());
    inside.start(weaver);
    assertFace("greeter", holder(client, "static").held());
  }

  @Test
  void whatChangedWhileTheWeaverWasStoppedIsTakenUpWhenItStarts() {
    inside.configure(PID, "services", ALL);
    inside.install(shared("1.0.0"));
    Greeter greeter = inside.service(Greeter.class);
    Bundle weaver = inside.bundle("dev.testudo.weaver.provider");
    inside.stop(weaver);
    inside.deconfigure(PID);
    inside.configure("dev.testudo.guard~other", "services", ALL);
    assertFace("greeter", greeter);
    inside.start(weaver);
    assertFace("other", greeter);
  }
}
