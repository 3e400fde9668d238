package dev.testudo.breaker.provider;

import dev.testudo.breaker.CircuitBreakerEvent;
import dev.testudo.breaker.CircuitBreakerSettings;
import dev.testudo.breaker.CircuitOpenException;
import dev.testudo.breaker.State;
import dev.testudo.breaker.WindowType;
import dev.testudo.breaker.state.BreakerCell;
import dev.testudo.capability.state.InstanceCell;
import dev.testudo.state.Stripes;
import dev.testudo.testkit.FakeClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One breaker over a cell, on a clock turned by hand, and what it has told. */
final class Bench {
  final FakeClock clock = new FakeClock();
  final BreakerCell cell = new BreakerCell(clock.coarse());
  final List<CircuitBreakerEvent> events = Collections.synchronizedList(new ArrayList<>());
  Breaker breaker;

  Bench(CircuitBreakerSettings settings) {
    breaker = breaker(settings);
  }

  /** Opens at 2 failures of 4 calls, for 10 s; 2 trials. */
  static Bench small() {
    return new Bench(settings(WindowType.COUNT, 4, Duration.ofSeconds(10), 4, 0.5, 10, 2));
  }

  static CircuitBreakerSettings settings(
      WindowType window,
      int size,
      Duration duration,
      int minimum,
      double rate,
      int openSeconds,
      int trials) {
    return new CircuitBreakerSettings(
        window, size, duration, minimum, rate, Duration.ofSeconds(openSeconds), trials);
  }

  /** A new version of the provider takes over. */
  Bench update() {
    breaker = breaker(breaker.settings());
    return this;
  }

  private Breaker breaker(CircuitBreakerSettings settings) {
    return new Breaker(
        "orders-db", settings, new InstanceCell(), cell, () -> null, clock, this::note);
  }

  private void note(State from, State to, CircuitBreakerEvent.Cause cause, String text) {
    events.add(new CircuitBreakerEvent(clock.wall(), "orders-db", from, to, cause, text));
  }

  List<CircuitBreakerEvent.Cause> causes() {
    return events.stream().map(CircuitBreakerEvent::cause).toList();
  }

  /** Takes the way in and gives the permit, or a negative number. */
  long enter() {
    return breaker.circuit().enter(Stripes.SHARED);
  }

  Bench succeed(long permit) {
    breaker.circuit().succeeded(Stripes.SHARED, permit);
    return this;
  }

  Bench fail(long permit) {
    breaker.circuit().failed(Stripes.SHARED, permit);
    return this;
  }

  Bench neutral(long permit) {
    breaker.circuit().neutral(Stripes.SHARED, permit);
    return this;
  }

  Bench succeed() {
    return succeed(enter());
  }

  Bench fail() {
    return fail(enter());
  }

  /** Lets time pass. */
  Bench pass(Duration time) {
    clock.advance(time);
    return this;
  }

  Bench seconds(long seconds) {
    return pass(Duration.ofSeconds(seconds));
  }

  /** Whether a call is let through; it succeeds. */
  boolean letsThrough() {
    try {
      return breaker.call(() -> true);
    } catch (CircuitOpenException e) {
      return false;
    }
  }
}
