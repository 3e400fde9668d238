package dev.testudo.error.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.testudo.RejectedException;
import dev.testudo.Testudo;
import dev.testudo.Work;
import dev.testudo.error.ErrorGroup;
import dev.testudo.error.ErrorMonitor;
import dev.testudo.error.Errors;
import dev.testudo.guard.Guard;
import dev.testudo.guard.GuardSettings;
import dev.testudo.guard.Guards;
import dev.testudo.guard.provider.GuardPart;
import dev.testudo.state.provider.StatePart;
import java.io.IOException;
import java.net.ConnectException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** As part of a guard. */
class ErrorPolicyTest {
  private final Testudo testudo =
      Testudo.of(List.of(new StatePart(), new GuardPart(), new ErrorPart()));
  private final Guards guards = testudo.get(Guards.class);
  private final Guard guard = guards.named("shop");

  @AfterEach
  void close() {
    testudo.close();
  }

  private ErrorMonitor monitor(String name) {
    return testudo.get(Errors.class).find(name).orElseThrow();
  }

  private static <X extends Exception> void fails(Guard guard, X failure) {
    Work<String, X> work =
        () -> {
          throw failure;
        };
    assertThrows(failure.getClass(), () -> guard.call("find", work));
  }

  private static final class TurnedAway extends RejectedException {
    private static final long serialVersionUID = 1L;

    TurnedAway() {
      super("full");
    }
  }

  @Test
  void eachGuardRecordsItsFailuresAndNothingElse() {
    assertEquals("found", guard.call("find", () -> "found"));
    fails(guard, new ConnectException("refused"));
    fails(guard, new TurnedAway());
    fails(guard, new InterruptedException());
    List<ErrorGroup> groups = monitor("shop").groups();
    assertEquals(1, groups.size());
    assertEquals("find", groups.get(0).operation());
    assertEquals(1, groups.get(0).count());
  }

  @Test
  void recordsWhatStagesFailWith() {
    guard.stage("later", () -> CompletableFuture.failedFuture(new IOException("lost")));
    assertEquals("later", monitor("shop").groups().get(0).operation());
  }

  @Test
  void anotherMonitorOrNoneMayBeNamed() {
    fails(guards.named("a", new GuardSettings("error=common")), new IOException("lost"));
    fails(guards.named("b", new GuardSettings("error=common")), new IOException("lost"));
    assertEquals(2, monitor("common").snapshot().errors());
    fails(guards.named("c", new GuardSettings("-error")), new IOException("lost"));
    assertEquals(true, testudo.get(Errors.class).find("c").isEmpty());
  }
}
