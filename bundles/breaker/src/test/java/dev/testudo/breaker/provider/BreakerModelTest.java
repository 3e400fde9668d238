package dev.testudo.breaker.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.testudo.breaker.CircuitBreakerSettings;
import dev.testudo.breaker.CircuitBreakerSnapshot;
import dev.testudo.breaker.WindowType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random calls, times and settings, side by side with a model that is too simple to be wrong. */
class BreakerModelTest {
  private static final int RUNS = 500;
  private static final int STEPS = 400;

  @ParameterizedTest
  @EnumSource(WindowType.class)
  void doesWhatTheModelDoes(WindowType window) {
    for (int seed = 0; seed < RUNS; seed++) {
      new Run(seed, window).run();
    }
  }

  /** A call let through by both. */
  private record Held(long permit, BreakerModel.Ticket ticket) {}

  private static final class Run {
    final int seed;
    final Random random;
    final WindowType window;
    final Bench bench;
    final BreakerModel model;
    final List<Held> held = new ArrayList<>();
    final StringBuilder story = new StringBuilder();

    Run(int seed, WindowType window) {
      this.seed = seed;
      this.random = new Random(seed);
      this.window = window;
      CircuitBreakerSettings settings = settings();
      this.bench = new Bench(settings);
      this.model = new BreakerModel(settings);
    }

    void run() {
      for (int step = 0; step < STEPS; step++) {
        step();
        // Seldom, for who looks also moves a window of time, which the traffic alone must do.
        if (random.nextInt(20) == 0) {
          compare();
        }
      }
    }

    private void step() {
      int what = random.nextInt(100);
      if (what < 45) {
        enter();
      } else if (what < 85) {
        leave();
      } else if (what < 95) {
        Duration time = Duration.ofMillis(random.nextInt(random.nextBoolean() ? 50 : 2500));
        tell("pass " + time);
        bench.pass(time);
        model.now += time.toMillis();
      } else if (what == 95) {
        tell("open");
        bench.breaker.open();
        model.open();
      } else if (what == 96) {
        tell("close");
        bench.breaker.close();
        model.close();
      } else if (what == 97) {
        tell("reset");
        bench.breaker.reset();
        model.reset();
      } else if (what == 98) {
        tell("update");
        bench.update();
      } else {
        CircuitBreakerSettings settings = settings();
        tell("use " + settings);
        bench.breaker.reconfigure(settings);
        model.use(settings);
      }
    }

    private void enter() {
      long permit = bench.enter();
      BreakerModel.Ticket ticket = model.enter();
      tell("enter " + ticket);
      assertEquals(ticket != null, permit >= 0, this::toString);
      if (ticket != null) {
        held.add(new Held(permit, ticket));
      }
    }

    private void leave() {
      if (held.isEmpty()) {
        return;
      }
      Held one = held.remove(random.nextInt(held.size()));
      int how = random.nextInt(5);
      tell("leave " + one.ticket + " " + how);
      if (how == 0) {
        bench.neutral(one.permit);
      } else if (how < 3) {
        bench.fail(one.permit);
      } else {
        bench.succeed(one.permit);
      }
      model.leave(one.ticket, how == 0 ? null : how >= 3);
    }

    private void compare() {
      CircuitBreakerSnapshot now = bench.breaker.snapshot();
      assertEquals(model.observed(), now.state(), this::toString);
      assertEquals(model.retryAfter(), now.retryAfter().toMillis(), this::toString);
      assertEquals(model.calls(), now.windowCalls(), this::toString);
      assertEquals(model.failures(), now.windowFailures(), this::toString);
      assertEquals(
          List.of(model.successes, model.failed, model.neutral, model.late, model.rejected),
          List.of(now.successes(), now.failures(), now.neutral(), now.late(), now.rejected()),
          this::toString);
      assertEquals(model.opened, now.opened(), this::toString);
    }

    // The duration of a window stays: how an old one is cut up into a new one is tested apart.
    private CircuitBreakerSettings settings() {
      return new CircuitBreakerSettings(
          window,
          1 + random.nextInt(12),
          Duration.ofMillis(1000),
          1 + random.nextInt(8),
          (1 + random.nextInt(10)) / 10.0,
          Duration.ofMillis(1 + random.nextInt(2000)),
          1 + random.nextInt(4));
    }

    private void tell(String what) {
      story.append('\n').append(model.now).append(": ").append(what);
    }

    @Override
    public String toString() {
      return "seed " + seed + story;
    }
  }
}
