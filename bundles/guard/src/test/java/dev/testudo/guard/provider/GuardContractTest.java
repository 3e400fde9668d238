package dev.testudo.guard.provider;

import dev.testudo.guard.Call;
import dev.testudo.guard.Guard;
import dev.testudo.guard.GuardSettings;
import dev.testudo.guard.GuardSnapshot;
import dev.testudo.guard.Operation;
import dev.testudo.guard.Policy;
import dev.testudo.guard.PolicyFactory;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Room;
import dev.testudo.state.face.GateKeeper;
import dev.testudo.state.face.Gates;
import dev.testudo.testkit.CapabilityContract;
import java.util.Map;
import java.util.Set;

/** A guard counts no calls, but what policies throw by themselves: one does so at each call. */
class GuardContractTest extends CapabilityContract<Guard, GuardSettings, GuardSnapshot> {
  @Override
  protected String word() {
    return GuardRegistry.WORD;
  }

  @Override
  protected int schema() {
    return GuardRegistry.SCHEMA;
  }

  @Override
  protected GuardRegistry registry(Room room, Faces faces, Clock time) {
    Gates gates = faces instanceof Gates both ? both : new NoGates();
    GuardRegistry made = new GuardRegistry(room, faces, gates, time);
    made.add(new Faulty());
    return made;
  }

  @Override
  protected GuardSettings defaults() {
    return new GuardSettings();
  }

  @Override
  protected Map<String, String> others() {
    return Map.of(
        "services", "(objectClass=com.acme.Orders)",
        "policies", "-metric",
        "methods.find", "-retry",
        "order", "retry, breaker",
        "absent", "reject",
        "timing", "exact");
  }

  @Override
  protected Map<String, String> wrong() {
    return Map.of(
        "services",
        "com.acme.Orders",
        "order",
        "retry, retry",
        "absent",
        "sideways",
        "timing",
        "never");
  }

  @Override
  protected String metatype() {
    return "GuardConfiguration";
  }

  @Override
  protected void use(Guard guard) {
    guard.call(() -> "done");
  }

  @Override
  protected long uses(GuardSnapshot snapshot) {
    return snapshot.faults();
  }

  @Override
  protected boolean hasListeners() {
    return false;
  }

  private static final class Faulty implements PolicyFactory {
    @Override
    public String kind() {
      return "faulty";
    }

    @Override
    public boolean implied() {
      return true;
    }

    @Override
    public Policy policy(String instance, Operation operation) {
      return new Policy() {
        @Override
        public long enter(Call call) {
          throw new IllegalStateException("by itself");
        }

        @Override
        public void exit(Call call, long permit) {}
      };
    }
  }

  private static final class NoGates implements Gates {
    @Override
    public void keeper(GateKeeper keeper) {}

    @Override
    public void leave(GateKeeper keeper) {}

    @Override
    public void changed(Set<String> guards) {}

    @Override
    public int visit() {
      return 0;
    }
  }
}
