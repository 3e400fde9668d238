package dev.testudo.retry.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.Testudo;
import dev.testudo.guard.Call;
import dev.testudo.guard.Operation;
import dev.testudo.guard.Policy;
import dev.testudo.guard.PolicyFactory;
import dev.testudo.retry.Retries;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** A retry in a chain. */
class RetryPolicyTest {
  private final Bench bench = new Bench(Bench.settings(3, Duration.ofSeconds(1), 100));
  private final Operation operation = new Operation("shop", "find");
  private final Policy policy = new RetryPolicy(bench.retry.attempts());
  private final Call call = new Call(operation);

  @Test
  void asksForAnotherAttemptAndSaysWhen() {
    call.open(operation, 0, 0);
    fail(new IOException());
    assertTrue(call.takeAgain());
    assertEquals(1_000_000_000, call.delay());
    call.reopen(2, 0, 0);
    fail(new IOException());
    assertTrue(call.takeAgain());
    assertEquals(2_000_000_000, call.delay());
    call.reopen(3, 0, 0);
    fail(new IOException());
    assertFalse(call.takeAgain());
    assertEquals(1, bench.retry.snapshot().exhausted());
  }

  @Test
  void asksForNoneWhenTheCallSaysNothing() {
    call.open(operation, 0, 0);
    fail(new CancellationException());
    assertFalse(call.takeAgain());
    assertEquals(1, bench.retry.snapshot().calls());
  }

  @Test
  void countsSuccesses() {
    call.open(operation, 0, 0);
    succeed();
    call.reopen(2, 0, 0);
    succeed();
    assertEquals(1, bench.retry.snapshot().calls());
    assertEquals(1, bench.retry.snapshot().recovered());
  }

  @Test
  void isThereWithoutOsgi() {
    try (Testudo testudo = Testudo.standalone()) {
      assertEquals("done", testudo.get(Retries.class).named("orders-db").call(() -> "done"));
      PolicyFactory factory = testudo.get(PolicyFactory.class);
      assertEquals("retry", factory.kind());
      assertEquals(0, factory.policy("orders-db", operation).enter(call));
    }
  }

  private void succeed() {
    policy.enter(call);
    call.succeed("done", 0);
    policy.exit(call, 0);
  }

  private void fail(Throwable failure) {
    policy.enter(call);
    call.threw(failure, 0);
    policy.exit(call, 0);
  }
}
