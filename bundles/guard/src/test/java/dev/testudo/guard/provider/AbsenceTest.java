package dev.testudo.guard.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.testudo.Part;
import dev.testudo.Testudo;
import dev.testudo.guard.Call;
import dev.testudo.guard.Guard;
import dev.testudo.guard.GuardSettings;
import dev.testudo.guard.Operation;
import dev.testudo.guard.Policy;
import dev.testudo.guard.PolicyFactory;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Vault;
import dev.testudo.state.face.Gates;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a chain while the provider of one of its policies is being replaced. */
class AbsenceTest {
  private final Testudo testudo = state();
  private final GuardRegistry registry =
      new GuardRegistry(
          testudo.get(Vault.class).room(GuardRegistry.WORD, GuardRegistry.SCHEMA),
          testudo.get(Faces.class),
          testudo.get(Gates.class),
          testudo.get(Clock.class));

  private static Testudo state() {
    List<Part> parts = new ArrayList<>();
    ServiceLoader.load(Part.class).forEach(parts::add);
    parts.removeIf(part -> part instanceof GuardPart);
    return Testudo.of(parts);
  }

  @AfterEach
  void close() {
    registry.close();
    testudo.close();
  }

  /** Counts the calls that pass it. */
  private record Counting(String kind, boolean implied, AtomicInteger calls)
      implements PolicyFactory, Policy {
    Counting(String kind, boolean implied) {
      this(kind, implied, new AtomicInteger());
    }

    @Override
    public Policy policy(String instance, Operation operation) {
      return this;
    }

    @Override
    public long enter(Call call) {
      return calls.incrementAndGet();
    }

    @Override
    public void exit(Call call, long permit) {}
  }

  @Test
  void anImpliedPolicyThatIsAwayForAMomentStaysInChainsThatAreLinkedMeanwhile() {
    registry.open();
    Counting metric = new Counting("metric", true);
    Counting retry = new Counting("retry", false);
    registry.add(metric);
    registry.add(retry);
    Guard guard = registry.named("orders", new GuardSettings("retry"), "client");
    guard.call("find", () -> 1);

    registry.remove(metric);
    registry.remove(retry);
    guard.call("find", () -> 1);
    Counting next = new Counting("retry", false);
    registry.add(next); // links all chains anew, metric or no metric
    guard.call("find", () -> 1);

    assertEquals(3, metric.calls().get());
    assertEquals(2, retry.calls().get());
    assertEquals(1, next.calls().get());
  }
}
