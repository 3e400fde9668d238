package dev.testudo.breaker.provider;

import dev.testudo.breaker.CircuitBreakerSettings;
import dev.testudo.breaker.State;
import dev.testudo.breaker.WindowType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a circuit breaker is to do, in the plainest words; times in milliseconds. */
final class BreakerModel {
  /** A call that was let through. */
  static final class Ticket {
    private boolean trial;
    private boolean counts = true;

    @Override
    public String toString() {
      return (trial ? "trial" : "call") + Integer.toHexString(System.identityHashCode(this));
    }
  }

  private record Seen(long span, boolean failed) {}

  long now;
  long successes;
  long failed;
  long neutral;
  long late;
  long rejected;
  long opened;

  private CircuitBreakerSettings settings;
  private State state = State.CLOSED;
  private List<Seen> seen = new ArrayList<>();
  private List<Ticket> out = new ArrayList<>();
  private long until;
  private int succeededTrials;
  private int failedTrials;
  private long trialAt;

  BreakerModel(CircuitBreakerSettings settings) {
    this.settings = settings;
  }

  @Nullable Ticket enter() {
    if (observed() == State.HALF_OPEN && state == State.OPEN) {
      become(State.HALF_OPEN);
    }
    if (state == State.HALF_OPEN && trials() >= settings.trialCalls()) {
      if (now - trialAt < settings.openFor().toMillis()) {
        rejected++;
        return null;
      }
      forgetOut();
    }
    if (state == State.OPEN) {
      rejected++;
      return null;
    }
    Ticket ticket = new Ticket();
    ticket.trial = state == State.HALF_OPEN;
    trialAt = ticket.trial ? now : trialAt;
    out.add(ticket);
    return ticket;
  }

  void leave(Ticket ticket, @Nullable Boolean success) {
    out.remove(ticket);
    if (!ticket.counts) {
      late++;
    } else if (success == null) {
      neutral++;
    } else {
      successes += success ? 1 : 0;
      failed += success ? 0 : 1;
      if (ticket.trial) {
        succeededTrials += success ? 1 : 0;
        failedTrials += success ? 0 : 1;
        decide();
      } else {
        seen.add(new Seen(span(), !success));
        if (!success && reached()) {
          open();
        }
      }
    }
  }

  private boolean reached() {
    int minimum =
        settings.window() == WindowType.COUNT
            ? Math.min(settings.minimumCalls(), settings.windowSize())
            : settings.minimumCalls();
    return calls() >= minimum && (double) failures() / calls() >= settings.failureRate();
  }

  private void decide() {
    int all = settings.trialCalls();
    if ((double) failedTrials / all >= settings.failureRate() && failedTrials > 0) {
      open();
    } else if ((double) (all - succeededTrials) / all < settings.failureRate()
        || succeededTrials >= all) {
      become(State.CLOSED);
    }
  }

  void open() {
    become(State.OPEN);
    until = now + settings.openFor().toMillis();
    opened++;
  }

  void close() {
    if (state != State.CLOSED) {
      become(State.CLOSED);
    }
  }

  void reset() {
    become(State.CLOSED);
  }

  void use(CircuitBreakerSettings other) {
    seen = window();
    settings = other;
    if (state == State.HALF_OPEN) {
      decide();
    }
  }

  private void become(State next) {
    state = next;
    forgetOut();
    seen = new ArrayList<>();
    succeededTrials = 0;
    failedTrials = 0;
  }

  private void forgetOut() {
    out.forEach(ticket -> ticket.counts = false);
    out = new ArrayList<>();
  }

  private int trials() {
    return out.size() + succeededTrials + failedTrials;
  }

  State observed() {
    return state == State.OPEN && now >= until ? State.HALF_OPEN : state;
  }

  long retryAfter() {
    return state == State.OPEN ? Math.max(0, until - now) : 0;
  }

  long calls() {
    return state == State.CLOSED ? window().size() : 0;
  }

  long failures() {
    return state == State.CLOSED ? window().stream().filter(Seen::failed).count() : 0;
  }

  private List<Seen> window() {
    if (settings.window() == WindowType.COUNT) {
      int from = Math.max(0, seen.size() - settings.windowSize());
      return new ArrayList<>(seen.subList(from, seen.size()));
    }
    List<Seen> latest = new ArrayList<>(seen);
    latest.removeIf(one -> one.span() <= span() - 10);
    return latest;
  }

  private long span() {
    return now / (settings.windowDuration().toMillis() / 10);
  }
}
