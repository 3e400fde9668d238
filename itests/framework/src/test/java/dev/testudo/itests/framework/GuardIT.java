package dev.testudo.itests.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.options;

import dev.testudo.guard.Guard;
import dev.testudo.guard.GuardSettings;
import dev.testudo.guard.Guards;
import dev.testudo.guard.PolicyAbsentException;
import dev.testudo.guard.PolicyFactory;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;

/** Guards with nothing else in the framework: no policy, no weaver. */
class GuardIT extends FrameworkCase {
  private static final String PID = "dev.testudo.guard~orders";

  @Configuration
  static Option[] installed() {
    return options(Provision.ground(), Provision.capabilities("guard"));
  }

  @Test
  void letsCallsThrough() {
    Guard guard = inside.service(Guards.class).named("plain");
    assertEquals("answer", guard.call("find", () -> "answer"));
    UnaryOperator<String> target = text -> "<" + text + ">";
    @SuppressWarnings("unchecked")
    UnaryOperator<String> wrapped = guard.wrap(UnaryOperator.class, target);
    assertEquals("<answer>", wrapped.apply("answer"));
    assertTrue(guard.snapshot().operations().containsAll(List.of("plain.apply", "plain.find")));
  }

  @Test
  void aPolicyThatIsNotThereIsPassedOrRejectsAsConfigured() {
    inside.configure(PID, "policies", "breaker");
    Guard guard = inside.service(Guards.class).named("orders");
    assertEquals("answer", guard.call(() -> "answer"));
    assertEquals(List.of("breaker"), guard.snapshot().missing());
    inside.configure(PID, "policies", "breaker", "absent", "REJECT");
    assertThrows(PolicyAbsentException.class, () -> guard.call(() -> "answer"));
    inside.configure(PID, "policies", "breaker", "absent", "PASS");
    assertEquals("answer", guard.call(() -> "answer"));
  }

  @Test
  void policiesOfOthersAreTakenUpWhenTheyCome() {
    Guard guard = inside.service(Guards.class).named("recorded");
    assertEquals("answer", guard.call("find", () -> "answer"));
    Recorder recorder = new Recorder();
    inside.register(PolicyFactory.class, recorder);
    assertEquals("answer", guard.call("find", () -> "answer"));
    assertEquals(1, recorder.calls("recorded.find"));
  }

  @Test
  @DisplayName(
      "D4, R75 a wrong value is refused and the old one stays; the next right one is taken")
  void aWrongValueIsRefused() {
    inside.configure(PID, "policies", "breaker", "absent", "REJECT");
    Guard guard = inside.service(Guards.class).named("orders");
    GuardSettings before = guard.settings();
    inside.configure(PID, "policies", "breaker", "absent", "PERHAPS");
    assertEquals(before, guard.settings());
    assertThrows(PolicyAbsentException.class, () -> guard.call(() -> "answer"));
    inside.configure(PID, "absent", "PASS");
    assertEquals(GuardSettings.Absent.PASS, guard.settings().absent());
  }
}
