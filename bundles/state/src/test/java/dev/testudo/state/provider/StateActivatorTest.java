package dev.testudo.state.provider;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.testudo.state.provider.FakeFramework.Member;
import dev.testudo.state.provider.FakeFramework.Offer;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;

class StateActivatorTest {
  private final FakeFramework framework = new FakeFramework();
  private final Member provider = framework.new Member(2, "provider");
  private final Member client = framework.new Member(3, "client");

  @Test
  void otherBundlesMayEndWhenStateHasStopped() {
    StateActivator activator = new StateActivator();
    activator.start(framework.context);
    Offer<IntSupplier> offer = provider.offer(IntSupplier.class, () -> () -> 1);
    IntSupplier face = framework.last(IntSupplier.class).get(IntSupplier.class, client);
    assertEquals(1, face.getAsInt());
    activator.stop(framework.context);
    assertDoesNotThrow(offer::withdraw);
    assertDoesNotThrow(() -> provider.is(Bundle.RESOLVED, BundleEvent.STOPPED));
  }
}
