package dev.testudo.itests.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.ServiceGoneException;
import dev.testudo.itests.api.Greeter;
import dev.testudo.itests.api.Holder;
import dev.testudo.itests.fixture.BundleGreeter;
import dev.testudo.itests.fixture.PrototypeGreeter;
import dev.testudo.state.face.Veil;
import dev.testudo.testkit.Await;
import dev.testudo.testkit.Jar;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceObjects;
import org.osgi.framework.wiring.BundleRevisions;

/** What clients hold of a guarded service, whatever the scope and however they ask. */
class FacesIT extends GreeterCase {
  private static final List<String> KINDS = List.of("static", "dynamic");

  @BeforeEach
  void guard() {
    inside.configure(PID, "services", ALL);
  }

  @Test
  void everyReferenceGetsTheFaceOfASharedService() {
    everyReferenceGetsTheFace(shared("1.0.0"), shared("2.0.0"));
  }

  @Test
  void everyReferenceGetsTheFaceOfABundlesService() {
    everyReferenceGetsTheFace(
        components("1.0.0", BundleGreeter.class), components("2.0.0", BundleGreeter.class));
  }

  @Test
  void everyReferenceGetsTheFaceOfAFactorysService() {
    everyReferenceGetsTheFace(factory("1.0.0"), factory("2.0.0"));
  }

  @Test
  void everyReferenceGetsTheFaceOfAPrototype() {
    everyReferenceGetsTheFace(
        components("1.0.0", PrototypeGreeter.class), components("2.0.0", PrototypeGreeter.class));
  }

  private void everyReferenceGetsTheFace(Jar first, Jar second) {
    Bundle early = client("early");
    Bundle provider = inside.install(first);
    Bundle late = client("late");
    List<Holder> holders = new ArrayList<>();
    for (String kind : KINDS) {
      holders.add(holder(early, kind));
      holders.add(holder(late, kind));
    }
    assertFace("greeter", inside.service(Greeter.class));
    holders.forEach(holder -> assertFace("greeter", holder.held()));
    inside.update(provider, second);
    for (Holder holder : holders) {
      assertFace("greeter", holder.held());
      assertEquals("2.0.0", holder.held().origin().version());
      assertTrue(holder.isActive());
    }
  }

  @Test
  @DisplayName(
      "E1, A16 a static client is activated once over ten updates, and no revision is left")
  void aStaticClientIsActivatedOnce() {
    Bundle provider = inside.install(shared("1.0.0"));
    Holder holder = holder(client("client"), "static");
    Greeter held = holder.held();
    List<WeakReference<ClassLoader>> old = new ArrayList<>();
    for (int i = 2; i <= 11; i++) {
      old.add(new WeakReference<>(Inside.loader(provider)));
      inside.update(provider, shared(i + ".0.0"));
      assertEquals(i + ".0.0", held.origin().version());
    }
    assertTrue(holder.isActive());
    assertSame(held, holder.held());
    assertSame(holder, inside.service(Holder.class, "(kind=static)"));
    assertEquals(1, provider.adapt(BundleRevisions.class).getRevisions().size());
    Await.untilCollected(
        () -> old.stream().allMatch(one -> one.get() == null),
        () -> "class loaders of old revisions are still reachable: " + old);
  }

  @Test
  @DisplayName("B10 each client bundle has an instance of its own, and a new one after an update")
  void eachClientBundleHasItsOwn() {
    Bundle provider = inside.install(components("1.0.0", BundleGreeter.class));
    eachClientBundleHasItsOwn(provider, components("2.0.0", BundleGreeter.class));
  }

  @Test
  void aFactorySeesWhoReallyAsks() {
    Bundle provider = inside.install(factory("1.0.0"));
    eachClientBundleHasItsOwn(provider, factory("2.0.0"));
  }

  private void eachClientBundleHasItsOwn(Bundle provider, Jar next) {
    Bundle one = client("one");
    Bundle other = client("other");
    for (int i = 0; i < 2; i++) {
      Greeter here = holder(one, "static").held();
      Greeter there = holder(other, "static").held();
      assertEquals("one", here.origin().client());
      assertEquals("other", there.origin().client());
      assertEquals("dev.testudo.itests", inside.service(Greeter.class).origin().client());
      assertEquals(here.origin(), holder(one, "dynamic").held().origin());
      assertNotEquals(here.origin().identity(), there.origin().identity());
      inside.update(provider, next);
    }
    assertEquals("2.0.0", holder(one, "static").held().origin().version());
  }

  @Test
  @DisplayName("B10 each client of a prototype has its own, and a new one after an update")
  void eachClientOfAPrototypeHasItsOwn() {
    Bundle provider = inside.install(components("1.0.0", PrototypeGreeter.class));
    Holder one = holder(client("one"), "prototype");
    Holder other = holder(client("other"), "prototype");
    ServiceObjects<Greeter> objects =
        inside.context().getServiceObjects(inside.reference(Greeter.class, null));
    Greeter first = objects.getService();
    Greeter second = objects.getService();
    List<Greeter> all =
        List.of(
            one.held(), other.held(), first, second, holder(inside.bundle("one"), "static").held());
    for (int i = 0; i < 2; i++) {
      all.forEach(greeter -> assertFace("greeter", greeter));
      assertEquals("one", one.held().origin().client());
      assertEquals("other", other.held().origin().client());
      assertEquals(5, all.stream().map(greeter -> greeter.origin().identity()).distinct().count());
      inside.update(provider, components("2.0.0", PrototypeGreeter.class));
    }
    assertEquals("2.0.0", other.held().origin().version());
    assertTrue(one.isActive() && other.isActive());
    objects.ungetService(first);
    assertThrows(ServiceGoneException.class, () -> first.greet("you"));
    assertFace("greeter", second);
  }

  @Test
  @DisplayName("B6 a factory that fails for one client leaves the others alone, and is counted")
  void aFactoryThatFailsForOneClient() {
    Bundle provider = inside.install(factory("1.0.0").header("Fails", "unlucky"));
    Holder lucky = holder(client("lucky"), "static");
    Holder unlucky = holder(client("unlucky"), "static");
    assertFace("greeter", lucky.held());
    assertThrows(ServiceGoneException.class, () -> unlucky.held().greet("you"));
    assertFace("greeter", lucky.held());
    Veil.Veiled veiled =
        inside.service(Veil.class).veiled().stream()
            .filter(one -> one.identity().startsWith("provider/"))
            .findFirst()
            .orElseThrow();
    assertEquals("UP, 1 failed gets", veiled.state());
    inside.update(provider, factory("2.0.0"));
    assertFace("greeter", unlucky.held());
    assertFace("greeter", lucky.held());
    assertTrue(lucky.isActive() && unlucky.isActive());
  }

  @Test
  void whoLooksForAServiceFindsAnotherOnceItsProviderIsUninstalled() {
    Bundle first = inside.install(shared("1.0.0"));
    inside.install(other("2.0.0"));
    assertEquals("1.0.0", best().origin().version());
    inside.uninstall(first);
    assertEquals("2.0.0", best().origin().version());
  }

  private Greeter best() {
    return inside.context().getService(inside.context().getServiceReference(Greeter.class));
  }
}
