package dev.testudo.guard.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.Part;
import dev.testudo.Parts;
import dev.testudo.Testudo;
import dev.testudo.guard.Call;
import dev.testudo.guard.Guard;
import dev.testudo.guard.GuardSettings;
import dev.testudo.guard.Guarded;
import dev.testudo.guard.Guards;
import dev.testudo.guard.Operation;
import dev.testudo.guard.Outcome;
import dev.testudo.guard.Policy;
import dev.testudo.guard.PolicyAbsentException;
import dev.testudo.guard.PolicyFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GuardTest {
  private final List<String> log = Collections.synchronizedList(new ArrayList<>());
  private final Testudo testudo = testudo();
  private final Guards guards = testudo.get(Guards.class);

  /** What is guarded here. */
  public interface Orders {
    String find(String id) throws IOException;

    CompletionStage<String> later(String id);

    int count(int value);
  }

  /** Counts its calls and fails as often as it is told. */
  private static class Shop implements Orders {
    final AtomicInteger calls = new AtomicInteger();
    final int failures;

    Shop(int failures) {
      this.failures = failures;
    }

    @Override
    @Guarded(retry = "other")
    public String find(String id) throws IOException {
      if (calls.incrementAndGet() <= failures) {
        throw new IOException("call " + calls);
      }
      return id + calls;
    }

    @Override
    public CompletionStage<String> later(String id) {
      return calls.incrementAndGet() <= failures
          ? CompletableFuture.failedFuture(new IOException("call " + calls))
          : CompletableFuture.completedFuture(id + calls);
    }

    @Override
    public int count(int value) {
      return value + 1;
    }
  }

  /** Tries three times, a millisecond apart, and writes down what it sees. */
  private record Retry(String instance, Operation operation, List<String> log) implements Policy {
    @Override
    public long enter(Call call) {
      log.add(instance + " in " + operation + " " + call.attempt());
      return 0;
    }

    @Override
    public void exit(Call call, long permit) {
      log.add(instance + " out " + call.outcome());
      if (call.outcome() == Outcome.FAILURE && call.attempt() < 3) {
        call.again(operation.method().equals("hang") ? 60_000_000_000L : 1_000_000);
      }
    }
  }

  private record Retries(List<String> log) implements PolicyFactory {
    @Override
    public String kind() {
      return "retry";
    }

    @Override
    public Policy policy(String instance, Operation operation) {
      return new Retry(instance, operation, log);
    }
  }

  private Testudo testudo() {
    List<Part> parts = new ArrayList<>();
    ServiceLoader.load(Part.class).forEach(parts::add);
    parts.add(
        new Part() {
          @Override
          public List<Class<?>> needs() {
            return List.of();
          }

          @Override
          public void start(Parts all) {
            all.offer(PolicyFactory.class, new Retries(log));
          }
        });
    return Testudo.of(parts);
  }

  @AfterEach
  void close() {
    testudo.close();
  }

  @Test
  void guardsAnObjectWithoutItsKnowledge() throws IOException {
    Guard guard = guards.named("orders", new GuardSettings("retry"));
    Orders orders = guard.wrap(Orders.class, new Shop(2));
    assertEquals("a3", orders.find("a"));
    assertEquals(8, orders.count(7));
    assertEquals("other in orders.find 1", log.get(0));
    assertTrue(log.contains("orders in orders.count 1"), log::toString);
  }

  @Guarded(retry = "of-class")
  private static final class Store extends Shop {
    Store() {
      super(0);
    }
  }

  @Test
  void takesPoliciesFromTheClassThenTheConfigurationThenTheMethod() throws IOException {
    Orders orders = guards.named("plain", new GuardSettings()).wrap(Orders.class, new Store());
    assertEquals(2, orders.count(1));
    assertEquals("a1", orders.find("a"));
    Orders configured =
        guards.named("set", new GuardSettings("retry=by-hand")).wrap(Orders.class, new Store());
    assertEquals(2, configured.count(1));
    assertEquals(
        List.of("of-class in plain.count 1", "other in plain.find 1", "by-hand in set.count 1"),
        log.stream().filter(line -> line.contains(" in ")).toList());
  }

  @Test
  void givesBackWhatTheTargetThrewLast() {
    Orders orders =
        guards.named("orders", new GuardSettings("retry")).wrap(Orders.class, new Shop(9));
    IOException thrown = assertThrows(IOException.class, () -> orders.find("a"));
    assertEquals("call 3", thrown.getMessage());
  }

  @Test
  void guardsWorkInCode() throws IOException {
    Guard guard = guards.named("orders", new GuardSettings("retry"));
    Shop shop = new Shop(1);
    assertEquals("a2", guard.call("look", () -> shop.find("a")));
    assertEquals("orders in orders.look 1", log.get(0));
    assertThrows(
        IllegalStateException.class,
        () ->
            guard.call(
                () -> {
                  throw new IllegalStateException();
                }));
  }

  @Test
  void guardsStagesAndWaitsWithoutAThread() throws Exception {
    Guard guard = guards.named("orders", new GuardSettings("retry"));
    Orders orders = guard.wrap(Orders.class, new Shop(2));
    assertEquals("a3", orders.later("a").toCompletableFuture().get(10, TimeUnit.SECONDS));
    Shop shop = new Shop(9);
    CompletableFuture<String> failing =
        guard.stage("later", () -> shop.later("b")).toCompletableFuture();
    CompletionException thrown = assertThrows(CompletionException.class, failing::join);
    assertEquals("call 3", thrown.getCause().getMessage());
  }

  @Test
  @DisplayName("R4 cancelling the caller's future cancels the work's, and the policies are left")
  void cancelsTheWork() {
    Guard guard = guards.named("orders", new GuardSettings("retry"));
    CompletableFuture<String> work = new CompletableFuture<>();
    CompletableFuture<String> outcome = guard.stage("later", () -> work).toCompletableFuture();
    outcome.cancel(true);
    assertTrue(work.isCancelled());
    assertThrows(CancellationException.class, outcome::join);
    assertEquals("orders out CANCELLED", log.get(1));
  }

  @Test
  @DisplayName("R33 an interrupt during back-off ends it; the flag and the failure are kept")
  void interruptEndsTheWait() throws Exception {
    Guard guard = guards.named("orders", new GuardSettings("retry"));
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                guard.call(
                    "hang",
                    () -> {
                      throw new IOException("down");
                    });
              } catch (IOException e) {
                thrown.complete(Thread.currentThread().isInterrupted() ? e : new AssertionError());
              }
            });
    thread.start();
    thread.interrupt();
    assertEquals("down", thrown.get(10, TimeUnit.SECONDS).getMessage());
    thread.join();
  }

  @Test
  void aMethodMayHaveOtherPolicies() throws IOException {
    GuardSettings settings =
        new GuardSettings(
            "",
            List.of("retry"),
            Map.of("find", List.of("-retry")),
            List.of("retry"),
            GuardSettings.Absent.PASS,
            GuardSettings.Timing.ADAPTIVE);
    Orders orders = guards.named("orders", settings).wrap(Orders.class, new Shop(0));
    orders.find("a");
    assertEquals(List.of(), log);
    orders.count(1);
    assertEquals(2, log.size());
  }

  @Test
  void settingsChangeFromTheNextCallOn() {
    Guard guard = guards.named("orders", new GuardSettings());
    Orders orders = guard.wrap(Orders.class, new Shop(0));
    orders.count(1);
    assertEquals(List.of(), log);
    guard.reconfigure(new GuardSettings("retry"));
    orders.count(1);
    assertEquals(2, log.size());
    guard.reconfigure(new GuardSettings());
    orders.count(1);
    assertEquals(2, log.size());
  }

  @Test
  void aPolicyThatNobodyProvidesIsNamedAndPassedOverUnlessSetOtherwise() {
    Guard guard = guards.named("orders", new GuardSettings("bulkhead"));
    assertEquals(List.of("bulkhead"), guard.snapshot().missing());
    assertEquals(1, guard.call(() -> 1));
    guard.reconfigure(
        new GuardSettings(
            "",
            List.of("bulkhead"),
            Map.of(),
            List.of(),
            GuardSettings.Absent.REJECT,
            GuardSettings.Timing.ADAPTIVE));
    assertThrows(PolicyAbsentException.class, () -> guard.call(() -> 1));
  }

  @Test
  void oneNameOneHandle() {
    assertSame(guards.named("orders"), guards.named("orders"));
    assertTrue(guards.find("nobody").isEmpty());
  }
}
