package dev.testudo.guard.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.testudo.Part;
import dev.testudo.Parts;
import dev.testudo.Testudo;
import dev.testudo.guard.Call;
import dev.testudo.guard.Guard;
import dev.testudo.guard.GuardSettings;
import dev.testudo.guard.Guarded;
import dev.testudo.guard.Guards;
import dev.testudo.guard.Operation;
import dev.testudo.guard.Policy;
import dev.testudo.guard.PolicyFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a policy is told of a call's arguments, if it asks. */
@Timeout(60)
class ArgumentsTest {
  private final List<Seen> seen = Collections.synchronizedList(new ArrayList<>());
  private final Testudo testudo = testudo();
  private final Guards guards = testudo.get(Guards.class);
  private volatile int waits;

  private record Seen(String full, Object[] arguments, boolean staged, long ticket) {}

  /** What is guarded here. */
  public interface Numbers {
    long sum(int a, long b, double c, char d, boolean e, byte f, short g, float h, String... rest);

    void nothing();

    CompletionStage<String> later(String what, int times);

    @Guarded("same")
    int one(int value);

    @Guarded("same")
    int two(int value);
  }

  private static final class Adder implements Numbers {
    @Override
    public long sum(
        int a, long b, double c, char d, boolean e, byte f, short g, float h, String... rest) {
      return a + b + (long) c + d + f + g + (long) h + rest.length;
    }

    @Override
    public void nothing() {}

    @Override
    public CompletionStage<String> later(String what, int times) {
      return CompletableFuture.completedFuture(what.repeat(times));
    }

    @Override
    public int one(int value) {
      return 1;
    }

    @Override
    public int two(int value) {
      return 2;
    }
  }

  /** Writes down what it sees, and makes calls wait as often as it is told. */
  private final class Watcher implements Policy {
    private final boolean asks;

    Watcher(boolean asks) {
      this.asks = asks;
    }

    @Override
    public long enter(Call call) {
      Object[] arguments = call.arguments();
      seen.add(
          new Seen(
              call.operation().full(),
              arguments == null ? null : arguments.clone(),
              call.staged(),
              call.ticket()));
      if (waits > 0) {
        call.waitFor(1_000_000, 1000L + waits--);
        return WAIT;
      }
      return 0;
    }

    @Override
    public void exit(Call call, long permit) {}

    @Override
    public boolean needsArguments() {
      return asks;
    }
  }

  private record Watchers(String kind, Policy policy) implements PolicyFactory {
    @Override
    public Policy policy(String instance, Operation operation) {
      return policy;
    }
  }

  private Testudo testudo() {
    List<Part> parts =
        new ArrayList<>(
            ServiceLoader.load(Part.class).stream().map(ServiceLoader.Provider::get).toList());
    parts.add(
        new Part() {
          @Override
          public List<Class<?>> needs() {
            return List.of();
          }

          @Override
          public void start(Parts to) {
            to.offer(PolicyFactory.class, new Watchers("asks", new Watcher(true)));
            to.offer(PolicyFactory.class, new Watchers("plain", new Watcher(false)));
          }
        });
    return Testudo.of(parts);
  }

  @AfterEach
  void close() {
    testudo.close();
  }

  private Guard guard(String... policies) {
    return guards.named("numbers", new GuardSettings(policies));
  }

  private Seen last() {
    return seen.get(seen.size() - 1);
  }

  @Test
  void aPolicyThatAsksGetsThemAll() {
    Numbers numbers = guard("asks").wrap(Numbers.class, new Adder());
    assertEquals(
        1 + 2 + 3 + 'a' + 4 + 5 + 6 + 2,
        numbers.sum(1, 2, 3, 'a', true, (byte) 4, (short) 5, 6, "x", "y"));
    Object[] all = last().arguments();
    Object[] expected = {1, 2L, 3d, 'a', true, (byte) 4, (short) 5, 6f};
    assertArrayEquals(expected, java.util.Arrays.copyOf(all, 8));
    assertArrayEquals(new String[] {"x", "y"}, (String[]) all[8]);
    numbers.nothing();
    assertArrayEquals(new Object[0], last().arguments());
  }

  @Test
  void nobodyElseGetsThem() {
    guard("plain").wrap(Numbers.class, new Adder()).one(7);
    assertNull(last().arguments());
  }

  @Test
  void theyAreThereAgainAfterAWaitWithTheTicketAndOnlyThen() {
    Numbers numbers = guard("asks").wrap(Numbers.class, new Adder());
    waits = 2;
    assertEquals(1, numbers.one(7));
    assertEquals(List.of(0L, 1002L, 1001L), seen.stream().map(Seen::ticket).toList());
    for (Seen one : seen) {
      assertArrayEquals(new Object[] {7}, one.arguments());
    }
    numbers.one(8);
    assertEquals(0, last().ticket());
  }

  @Test
  void anotherPolicySeesNoTicket() {
    Numbers numbers = guard("asks", "plain").wrap(Numbers.class, new Adder());
    waits = 1;
    numbers.one(7);
    assertEquals(List.of(0L, 1001L, 0L), seen.stream().map(Seen::ticket).toList());
  }

  @Test
  void stagesHaveThemAsWell() {
    Numbers numbers = guard("asks").wrap(Numbers.class, new Adder());
    waits = 1;
    assertEquals("abab", numbers.later("ab", 2).toCompletableFuture().join());
    assertEquals(2, seen.size());
    for (Seen one : seen) {
      assertArrayEquals(new Object[] {"ab", 2}, one.arguments());
      assertEquals(true, one.staged());
    }
    numbers.one(1);
    assertEquals(false, last().staged());
  }

  @Test
  void codeSaysThemItself() {
    Guard guard = guard("asks");
    assertEquals("answer", guard.<String, RuntimeException>call("find", () -> "answer"));
    assertNull(last().arguments());
    waits = 1;
    assertEquals(
        "answer", guard.<String, RuntimeException>call("find", List.of("a", 1), () -> "answer"));
    assertEquals(3, seen.size());
    assertArrayEquals(new Object[] {"a", 1}, last().arguments());
    assertEquals("numbers.find", last().full());
    CompletionStage<String> later =
        guard.stage("find", List.of("b"), () -> CompletableFuture.completedFuture("later"));
    assertEquals("later", later.toCompletableFuture().join());
    assertArrayEquals(new Object[] {"b"}, last().arguments());
  }

  @Test
  void noTwoMethodsAndNoTwoObjectsAreTheSameOperationInFull() {
    Guard guard = guard("asks");
    Numbers first = guard.wrap(Numbers.class, new Adder());
    Numbers second = guard.wrap(Numbers.class, new Adder());
    first.one(1);
    String one = last().full();
    first.two(1);
    assertNotEquals(one, last().full(), "though they have one name");
    second.one(1);
    assertNotEquals(one, last().full());
    guard.reconfigure(new GuardSettings("asks", "plain"));
    first.one(1);
    assertEquals(one, last().full(), "linked anew");
  }
}
