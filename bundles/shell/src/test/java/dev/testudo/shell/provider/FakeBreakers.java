package dev.testudo.shell.provider;

import dev.testudo.Work;
import dev.testudo.breaker.CircuitBreaker;
import dev.testudo.breaker.CircuitBreakerSettings;
import dev.testudo.breaker.CircuitBreakerSnapshot;
import dev.testudo.breaker.CircuitBreakers;
import dev.testudo.breaker.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Breakers that only have settings and a state. */
public final class FakeBreakers implements CircuitBreakers {
  private final Map<String, Fake> breakers = new TreeMap<>();

  public FakeBreakers(String... names) {
    for (String name : names) {
      breakers.put(name, new Fake(name));
    }
  }

  @Override
  public CircuitBreaker named(String name) {
    return breakers.computeIfAbsent(name, Fake::new);
  }

  @Override
  public CircuitBreaker named(String name, CircuitBreakerSettings settings) {
    return named(name);
  }

  @Override
  public Optional<CircuitBreaker> find(String name) {
    return Optional.ofNullable(breakers.get(name));
  }

  @Override
  public List<CircuitBreakerSnapshot> snapshots() {
    return breakers.values().stream().map(Fake::snapshot).toList();
  }

  private static final class Fake implements CircuitBreaker {
    private final String name;
    private CircuitBreakerSettings settings = new CircuitBreakerSettings();
    private State state = State.CLOSED;

    Fake(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public CircuitBreakerSettings settings() {
      return settings;
    }

    @Override
    public CircuitBreakerSnapshot snapshot() {
      return new CircuitBreakerSnapshot(name, state, Duration.ZERO, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    @Override
    public void reset() {
      state = State.CLOSED;
    }

    @Override
    public void reconfigure(CircuitBreakerSettings now) {
      settings = now;
    }

    @Override
    public <T, X extends Exception> T call(Work<T, X> work) throws X {
      return work.call();
    }

    @Override
    public <T> CompletionStage<T> stage(Supplier<? extends CompletionStage<T>> work) {
      return work.get();
    }

    @Override
    public State state() {
      return state;
    }

    @Override
    public void open() {
      state = State.OPEN;
    }

    @Override
    public void close() {
      state = State.CLOSED;
    }
  }
}
