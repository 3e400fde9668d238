package dev.testudo.guard.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import dev.testudo.guard.Call;
import dev.testudo.guard.Operation;
import dev.testudo.guard.Policy;
import dev.testudo.state.Clock;
import dev.testudo.state.face.Gate;
import dev.testudo.state.face.Passage;
import dev.testudo.testkit.Await;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The unrolled gate against the loop, and the loop against the contract of a policy. */
class GateTest {
  private static final Operation OPERATION = new Operation("test", "work");

  private final List<String> log = new ArrayList<>();
  private final AtomicLong faults = new AtomicLong();
  private final Clock clock = new Ticking();
  private final Waiting waiting = new Waiting(clock);

  private static final class Ticking implements Clock {
    private long now;

    @Override
    public long nanos() {
      return ++now;
    }

    @Override
    public long coarse() {
      return now;
    }

    @Override
    public int ticks() {
      return 0;
    }

    @Override
    public Instant wall() {
      return Instant.EPOCH;
    }
  }

  private enum Habit {
    PASS,
    SETTLE,
    REJECT,
    REPLACE,
    REPLACE_BY_FAILURE,
    AGAIN_TWICE,
    AGAIN_LATER,
    WAIT_FIRST,
    THROW_ON_ENTRY,
    THROW_ON_EXIT,
    NONSENSE
  }

  private static final class Rejected extends dev.testudo.RejectedException {
    private static final long serialVersionUID = 1L;

    Rejected() {
      super("rejected");
    }
  }

  /** Writes down what happens to it, and behaves as it is told. */
  private record Actor(String name, Habit habit, boolean wantsResult, List<String> log)
      implements Policy {
    @Override
    public long enter(Call call) {
      log.add("in " + name + " " + call.attempt());
      switch (habit) {
        case SETTLE -> {
          call.settle("settled by " + name);
          return SETTLED;
        }
        case REJECT -> {
          call.reject(new Rejected());
          return SETTLED;
        }
        case WAIT_FIRST -> {
          if (log.stream().filter(("in " + name + " 1")::equals).count() == 1) {
            call.waitFor(3);
            return WAIT;
          }
        }
        case THROW_ON_ENTRY -> throw new IllegalStateException("by " + name);
        case NONSENSE -> {
          return -77;
        }
        default -> {}
      }
      return log.size();
    }

    @Override
    public void exit(Call call, long permit) {
      log.add("out " + name + " " + permit + " " + call.outcome() + " " + call.result());
      switch (habit) {
        case REPLACE -> call.settle("replaced by " + name);
        case REPLACE_BY_FAILURE -> call.fail(new IllegalArgumentException("by " + name));
        case AGAIN_TWICE -> {
          if (call.attempt() < 3) {
            call.again(0);
          }
        }
        case AGAIN_LATER -> {
          if (call.attempt() < 2) {
            call.again(5);
          }
        }
        case THROW_ON_EXIT -> throw new IllegalStateException("by " + name);
        default -> {}
      }
    }

    @Override
    public boolean needsResult() {
      return wantsResult;
    }

    @Override
    public boolean needsTime() {
      return wantsResult;
    }
  }

  private final Logger logger = Logger.getLogger(Chain.class.getName());

  @BeforeEach
  void expectFaults() {
    logger.setLevel(Level.OFF);
  }

  @AfterEach
  void close() {
    logger.setLevel(null);
    waiting.close();
  }

  @Test
  void theUnrolledGateDoesWhatTheLoopDoes() {
    Random random = new Random(42);
    for (int round = 0; round < 3_000; round++) {
      List<Habit> habits = new ArrayList<>();
      List<Boolean> wants = new ArrayList<>();
      for (int i = random.nextInt(FusedGate.MAX + 1); i > 0; i--) {
        boolean plain = random.nextInt(3) > 0;
        habits.add(plain ? Habit.PASS : Habit.values()[random.nextInt(Habit.values().length)]);
        wants.add(random.nextInt(4) == 0);
      }
      int failing = random.nextInt(3);
      assertEquals(
          run(habits, wants, failing, false),
          run(habits, wants, failing, true),
          () -> "round with " + habits);
    }
  }

  private List<String> run(List<Habit> habits, List<Boolean> wants, int failing, boolean fused) {
    log.clear();
    faults.set(0);
    List<Chain.Link> links = new ArrayList<>();
    for (int i = 0; i < habits.size(); i++) {
      String name = "p" + i;
      links.add(new Chain.Link(name, new Actor(name, habits.get(i), wants.get(i), log)));
    }
    Chain chain = new Chain(OPERATION, links, new Ticking(), faults, false);
    Fusing fusing = new Fusing(waiting);
    Gate gate = fused ? fusing.gate(chain) : fusing.loop(chain);
    for (int call = 0; call < 2; call++) {
      log.add("call " + call);
      log.add("= " + drive(gate, failing));
    }
    log.add("faults " + faults);
    return List.copyOf(log);
  }

  /** What a face does. */
  private String drive(Gate gate, int failing) {
    int attempts = 0;
    String result = null;
    Passage passage = gate.enter(0);
    for (; ; ) {
      while (passage.status == Passage.GO) {
        log.add("target");
        if (++attempts <= failing) {
          gate.failed(passage, new RuntimeException("attempt " + attempts));
          if (passage.status == Passage.DONE) {
            return "attempt " + attempts + " failed";
          }
        } else {
          result = "result " + attempts;
          gate.succeeded(passage, gate.wantsResult ? result : null);
        }
      }
      if (passage.status == Passage.DONE) {
        return result;
      }
      if (passage.status == Passage.SETTLED) {
        try {
          return "settled: " + gate.settled(passage);
        } catch (Throwable e) {
          return "settled: " + e;
        }
      }
      log.add("wait");
      passage = gate.resume(0, gate.suspend(passage));
    }
  }

  @Test
  void everyPermitComesBackOnceWhateverHappens() {
    Random random = new Random(7);
    for (int round = 0; round < 1_000; round++) {
      List<Habit> habits = new ArrayList<>();
      List<Boolean> wants = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        habits.add(Habit.values()[random.nextInt(Habit.values().length)]);
        wants.add(false);
      }
      List<String> lines = run(habits, wants, random.nextInt(4), true);
      for (int i = 0; i < 5; i++) {
        Habit habit = habits.get(i);
        if (habit == Habit.PASS || habit == Habit.REPLACE || habit == Habit.THROW_ON_EXIT) {
          String in = "in p" + i + " ";
          String out = "out p" + i + " ";
          assertEquals(
              lines.stream().filter(line -> line.startsWith(in)).count(),
              lines.stream().filter(line -> line.startsWith(out)).count(),
              () -> habits + ": " + lines);
        }
      }
    }
  }

  @Test
  @DisplayName("R31 a hundred thousand attempts that fail at once need no stack")
  void attemptsNeedNoStack() {
    Policy stubborn =
        new Policy() {
          @Override
          public long enter(Call call) {
            return 0;
          }

          @Override
          public void exit(Call call, long permit) {
            if (call.attempt() < 100_000) {
              call.again(0);
            }
          }
        };
    Policy wall = new Actor("wall", Habit.REJECT, false, new ArrayList<>());
    Chain chain =
        new Chain(
            OPERATION,
            List.of(new Chain.Link("retry", stubborn), new Chain.Link("wall", wall)),
            clock,
            faults,
            false);
    Passage passage = new Fusing(waiting).gate(chain).enter(0);
    assertEquals(Passage.SETTLED, passage.status);
  }

  @Test
  void everyChainHasAClassOfItsOwn() {
    Chain chain = new Chain(OPERATION, List.of(), clock, faults, false);
    Fusing fusing = new Fusing(waiting);
    assertNotSame(fusing.gate(chain).getClass(), fusing.gate(chain).getClass());
  }

  @Test
  @DisplayName("R78 a thread that does not call again keeps nothing of the policies it has passed")
  void aCallThatIsOverKeepsNoPolicy() {
    Fusing fusing = new Fusing(waiting);
    WeakReference<Policy> passed = pass(fusing);
    Await.untilCollected(() -> passed.get() == null, () -> "still reachable: " + passed.get());
    Reference.reachabilityFence(fusing);
  }

  private WeakReference<Policy> pass(Fusing fusing) {
    Policy policy = new Actor("gone", Habit.PASS, false, new ArrayList<>());
    List<Chain.Link> links = List.of(new Chain.Link("gone", policy));
    Gate gate = fusing.gate(new Chain(OPERATION, links, clock, faults, false));
    gate.succeeded(gate.enter(0), null);
    return new WeakReference<>(policy);
  }
}
