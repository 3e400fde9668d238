package dev.testudo.itests.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.itests.api.Greeter;
import dev.testudo.itests.api.Holder;
import dev.testudo.itests.fixture.AnnotatedGreeter;
import dev.testudo.testkit.Await;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;

/** Which services are guarded. */
class WeaverIT extends GreeterCase {

  @Test
  void aServiceThatKnowsNothingIsGuardedByConfiguration() {
    inside.configure(PID, "services", ALL);
    inside.install(shared("1.0.0"));
    assertFace("greeter", inside.service(Greeter.class));
    assertEquals(1, inside.references(Greeter.class, null).size());
  }

  @Test
  void aServiceIsGuardedByItsProperty() {
    inside.install(factory("1.0.0").header("Guard", "shop"));
    assertFace("shop", inside.service(Greeter.class));
  }

  @Test
  void aComponentIsGuardedByAnnotation() {
    inside.install(components("1.0.0", AnnotatedGreeter.class));
    Greeter greeter = inside.service(Greeter.class);
    assertEquals("dev.testudo.state.provider", Inside.home(greeter));
    assertEquals("hello you", greeter.greet("you"));
    assertEquals("1.0.0", greeter.origin().version());
    assertEquals(1, recorder.calls("annotated.say"));
    assertEquals(1, recorder.calls("annotated.origin"));
  }

  @Test
  void configurationIsStrongerThanAnnotation() {
    inside.install(components("1.0.0", AnnotatedGreeter.class));
    Greeter greeter = inside.service(Greeter.class);
    inside.configure(PID, "services", ALL);
    greeter.greet("you");
    assertEquals(0, recorder.calls("annotated.say"));
    assertEquals(1, recorder.calls("greeter.say"));
    inside.deconfigure(PID);
    greeter.greet("you");
    assertEquals(1, recorder.calls("annotated.say"));
  }

  @Test
  void aServiceWithoutAGuardIsLeftAlone() {
    inside.install(shared("1.0.0"));
    assertEquals("provider", Inside.home(inside.service(Greeter.class)));
  }

  @Test
  void aServiceGoesOnUnguardedWhenItsGuardIsRemoved() {
    inside.configure(PID, "services", ALL);
    inside.install(shared("1.0.0"));
    Bundle client = client("client");
    Holder holder = holder(client, "static");
    Greeter held = holder.held();
    assertFace("greeter", held);
    inside.deconfigure(PID);
    assertEquals("hello you", held.greet("you"));
    assertEquals(1, recorder.calls("greeter.greet"));
    assertTrue(holder.isActive());
    assertSame(held, holder.held());
    assertNull(inside.reference(Greeter.class, null).getProperty("testudo.guard"));
    inside.configure(PID, "services", ALL);
    assertFace("greeter", held);
    assertEquals("greeter", inside.reference(Greeter.class, null).getProperty("testudo.guard"));
  }

  @Test
  void whoLooksAgainGetsTheFaceOfAServiceThatWasThereBefore() {
    Bundle provider = inside.install(shared("1.0.0"));
    Bundle client = client("client");
    Holder kept = holder(client, "static");
    Holder greedy = holder(client, "dynamic");
    inside.configure(PID, "services", ALL);
    Await.until(() -> Inside.home(greedy.held()).equals("dev.testudo.state.provider"));
    assertFace("greeter", greedy.held());
    assertEquals("provider", Inside.home(kept.held()));
    assertEquals("hello you", kept.held().greet("you"));
    inside.update(provider, shared("2.0.0"));
    assertFace("greeter", holder(client, "static").held());
  }

  @Test
  @DisplayName("D4 a wrong filter is refused, and the one before stays in force")
  void aWrongFilterIsRefused() {
    inside.configure(PID, "services", ALL);
    inside.configure(PID, "services", "(objectClass=");
    inside.install(shared("1.0.0"));
    Greeter greeter = inside.service(Greeter.class);
    assertFace("greeter", greeter);
    inside.configure(PID, "services", "(objectClass=com.acme.Orders)");
    assertEquals("hello you", greeter.greet("you"));
    assertEquals(1, recorder.calls("greeter.greet"));
  }

  @Test
  void whoHoldsAFaceKeepsItOverAnUpdateAfterTheGuardWasRemoved() {
    inside.configure(PID, "services", ALL);
    Bundle provider = inside.install(shared("1.0.0"));
    Holder holder = holder(client("client"), "static");
    Greeter held = holder.held();
    inside.deconfigure(PID);
    inside.update(provider, shared("2.0.0"));
    assertEquals("2.0.0", held.origin().version());
    assertTrue(holder.isActive());
    assertEquals("2.0.0", inside.service(Greeter.class).origin().version());
    assertEquals(0, recorder.calls("greeter.origin"));
  }
}
