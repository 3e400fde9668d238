package dev.testudo.cache.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.cache.state.CacheCell;
import dev.testudo.guard.Call;
import dev.testudo.guard.Operation;
import dev.testudo.guard.Policy;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A cache asked by a chain. */
class CachePolicyTest {
  private static final Operation FIND = new Operation("shop", "find");

  private final Bench bench = new Bench();
  private final CacheInstance cache = bench.cache(100, Duration.ofMinutes(1));
  private final CachePolicy policy = new CachePolicy(cache);

  private Call call(Operation operation, Object... arguments) {
    Call call = new Call(operation);
    call.home(this);
    call.open(operation, 3, 0);
    if (arguments != null) {
      call.arguments(arguments);
    }
    return call;
  }

  private void succeed(Call call, long permit, Object result) {
    call.succeed(result, 0);
    policy.exit(call, permit);
  }

  private Object settled(Object... arguments) {
    Call call = call(FIND, arguments);
    assertEquals(Policy.SETTLED, policy.enter(call));
    return call.result();
  }

  @Test
  void asksForWhatItNeedsAndNothingElse() {
    assertTrue(policy.needsArguments());
    assertTrue(policy.needsResult());
    assertEquals(false, policy.needsTime());
  }

  @Test
  void keepsAResultByItsArguments() {
    Call first = call(FIND, "a", 1);
    succeed(first, policy.enter(first), "result");
    assertEquals("result", settled("a", 1));
    Call other = call(FIND, "a", 2);
    assertTrue(policy.enter(other) > 0);
    assertEquals(1, cache.snapshot().hits());
    assertEquals(2, cache.snapshot().misses());
    assertEquals(1, cache.snapshot().loading());
  }

  @Test
  void keepsNoFailureNoNullAndNothingForOneUseOnly() {
    Call failing = call(FIND, "a");
    long permit = policy.enter(failing);
    failing.threw(new IllegalStateException("no answer"), 0);
    policy.exit(failing, permit);
    Iterator<String> once = List.of("x").iterator();
    for (Object result : new Object[] {null, once}) {
      Call call = call(FIND, "a");
      permit = policy.enter(call);
      assertTrue(permit > 0);
      succeed(call, permit, result);
    }
    assertTrue(policy.enter(call(FIND, "a")) > 0);
    assertEquals(1, cache.snapshot().failedLoads());
  }

  @Test
  @DisplayName("R95 two methods with equal arguments never share an entry")
  void methodsShareNothing() {
    Operation one = new Operation("shop", "same", "shop#Shop.one(int)");
    Operation two = new Operation("shop", "same", "shop#Shop.two(int)");
    Call first = call(one, 1);
    succeed(first, policy.enter(first), "one");
    assertTrue(policy.enter(call(two, 1)) > 0);
  }

  @Test
  void aCallWithoutASafeKeyGoesThroughAndIsSaidOnce() {
    for (int i = 0; i < 3; i++) {
      Call call = call(FIND, "a", new StringBuilder());
      long permit = policy.enter(call);
      assertEquals(0, permit);
      succeed(call, permit, "result");
    }
    new CachePolicy(cache).enter(call(FIND, new StringBuilder()));
    policy.enter(call(FIND, (Object[]) null));
    assertEquals(5, cache.snapshot().unsafeKeys());
    assertEquals(0, cache.snapshot().size());
    assertEquals(1, bench.told.size(), bench.told::toString);
    assertTrue(
        bench
            .told
            .get(0)
            .startsWith("UNSAFE_KEY: shop.find is not cached: argument 2, a java.lang"),
        bench.told::toString);
  }

  @Test
  @DisplayName("R96 equal calls wait for the one that was first")
  void equalCallsWait() {
    Call first = call(FIND, "a");
    long lead = policy.enter(first);
    Call second = other(call(FIND, "a"));
    assertEquals(Policy.WAIT, policy.enter(second));
    assertTrue(second.delay() >= 100_000, "soon");
    bench.pass(Duration.ofSeconds(1));
    Call again = waited(second);
    assertEquals(Policy.WAIT, policy.enter(again));
    assertEquals(5_000_000, again.delay(), "not so soon any more");
    succeed(first, lead, "result");
    again = waited(again);
    assertEquals(Policy.SETTLED, policy.enter(again));
    assertEquals("result", again.result());
    assertEquals(2, cache.snapshot().misses());
    assertEquals(0, cache.snapshot().hits());
  }

  // In another thread, or as a stage: only the thread itself would wait for itself.
  private Call other(Call call) {
    Call staged = new Call(FIND);
    staged.open(FIND, 3, 0);
    staged.arguments(call.arguments());
    return staged;
  }

  private Call waited(Call call) {
    Call again = other(call);
    again.giveTicket(call.givenTicket(), 0);
    return again;
  }

  @Test
  void whoHasWaitedForAFailureGoesOnItselfAndNeverWaitsAgain() {
    Call first = call(FIND, "a");
    long lead = policy.enter(first);
    Call second = other(call(FIND, "a"));
    Call third = other(call(FIND, "a"));
    policy.enter(second);
    policy.enter(third);
    first.threw(new IllegalStateException("no answer"), 0);
    policy.exit(first, lead);
    second = waited(second);
    long next = policy.enter(second);
    assertTrue(next > 0 && next != lead);
    third = waited(third);
    assertEquals(0, policy.enter(third));
    succeed(third, 0, "of the third");
    assertEquals(Policy.WAIT, policy.enter(other(call(FIND, "a"))), "the third led nothing");
    succeed(second, next, "of the second");
    assertEquals("of the second", settled("a"));
  }

  @Test
  @DisplayName(
      "R89 an operation that calls itself with the same arguments does not wait for itself")
  void aRecursiveCallGoesThrough() {
    long lead = policy.enter(call(FIND, "a"));
    assertTrue(lead > 0);
    assertEquals(0, policy.enter(call(FIND, "a")));
  }

  @Test
  @DisplayName("R88 a call that never ends is waited for only so long")
  void aCallThatNeverEnds() {
    Call first = call(FIND, "a");
    long lead = policy.enter(first);
    bench.pass(Duration.ofSeconds(31));
    Call second = other(call(FIND, "a"));
    long next = policy.enter(second);
    assertTrue(next > 0);
    assertNotEquals(lead, next);
    succeed(first, lead, "late");
    succeed(second, next, "in time");
    assertEquals("in time", settled("a"));
    assertEquals(0, cache.snapshot().loading());
  }

  @Test
  void whatIsForgottenMeanwhileIsNotKept() {
    Call first = call(FIND, "a");
    long lead = policy.enter(first);
    cache.invalidateAll();
    succeed(first, lead, "stale");
    assertTrue(policy.enter(call(FIND, "a")) > 0);
  }

  @Test
  void anotherVersionEndsWhatTheOneBeforeBegan() {
    Call first = call(FIND, "a");
    long lead = policy.enter(first);
    CacheInstance next = bench.cache(100, Duration.ofMinutes(1));
    CachePolicy after = new CachePolicy(next);
    first.succeed("result", 0);
    after.exit(first, lead);
    assertEquals("result", settled("a"));
    assertNull(cache.cell().led.get(lead));
  }

  @Test
  void aPermitThatComesBackTwiceDoesNothing() {
    Call first = call(FIND, "a");
    long lead = policy.enter(first);
    succeed(first, lead, "result");
    cache.invalidateAll();
    succeed(first, lead, "again");
    assertEquals(0, cache.snapshot().size());
    assertEquals(1, cache.cell().counts.sum(CacheCell.LOADS));
  }
}
