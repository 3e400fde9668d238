package dev.testudo.breaker.provider;

import static dev.testudo.breaker.State.CLOSED;
import static dev.testudo.breaker.State.HALF_OPEN;
import static dev.testudo.breaker.State.OPEN;

import dev.testudo.breaker.CircuitBreakerEvent.Cause;
import dev.testudo.breaker.CircuitBreakerSettings;
import dev.testudo.breaker.State;
import dev.testudo.breaker.state.BreakerCell;
import dev.testudo.capability.Values;
import dev.testudo.state.Clock;
import java.time.Duration;

/**
 * The state machine. Its whole state is one word, changed by compare-and-set; whoever loses looks
 * again or, where the word says that somebody else has decided, goes its way. So there is no lock,
 * no recursion, and nothing that could throw into a call.
 *
 * <p>A permit is the word by which the call was let in, without its details: when it comes back and
 * the word is of another generation, it changes nothing. While closed a success costs one read of
 * the word and one addition to a counter that no other thread writes.
 */
final class Circuit {
  private static final long MILLI = 1_000_000;

  private final BreakerCell cell;
  private final Clock clock;
  private final Notices notices;
  private volatile CircuitBreakerSettings settings;
  private volatile Window window;

  Circuit(BreakerCell cell, CircuitBreakerSettings settings, Clock clock, Notices notices) {
    this.cell = cell;
    this.clock = clock;
    this.notices = notices;
    CircuitBreakerSettings before = cell.settings;
    this.settings = before == null ? settings : before;
    this.window = Window.of(this.settings, cell, clock);
    use(settings);
  }

  /**
   * Lets a call in.
   *
   * @return its permit; or, if negative, the bitwise complement of how many milliseconds it is open
   */
  long enter(int row) {
    long word = cell.word.get();
    return Word.isClosed(word) ? word : tryTrial(row);
  }

  void succeeded(int row, long permit) {
    if (cell.word.get() == permit) {
      window.turn();
      cell.counts.add(row, BreakerCell.SUCCEEDED, 1);
    } else {
      trialOver(row, permit, Word.SUCCEEDED, BreakerCell.TRIAL_SUCCEEDED);
    }
  }

  void failed(int row, long permit) {
    if (cell.word.get() != permit) {
      trialOver(row, permit, Word.FAILED, BreakerCell.TRIAL_FAILED);
      return;
    }
    Window current = window;
    current.turn();
    cell.counts.add(row, BreakerCell.FAILED, 1);
    long marked = cell.marks.next.get();
    long failures = cell.counts.sum(BreakerCell.FAILED);
    long successes = cell.counts.sum(BreakerCell.SUCCEEDED);
    MarkRing.add(cell.marks, failures + successes);
    if (cell.marks.next.get() != marked + 1) {
      // Others failed meanwhile; whoever is the last must look at the sums of all.
      failures = cell.counts.sum(BreakerCell.FAILED);
      successes = cell.counts.sum(BreakerCell.SUCCEEDED);
    }
    if (current.reached(successes, failures)) {
      Window.Tally tally = current.tally();
      // If the word has changed meanwhile, it is not for this call to open it.
      if (cell.word.compareAndSet(permit, Word.openAfter(permit, until()))) {
        opened(
            CLOSED,
            Cause.FAILURE_RATE,
            tally.failures() + " of " + tally.calls() + " calls failed");
      }
    }
  }

  /** The call says nothing about the target. */
  void neutral(int row, long permit) {
    if (Word.isClosed(permit) && cell.word.get() == permit) {
      cell.counts.add(row, BreakerCell.NEUTRAL, 1);
    } else {
      trialOver(row, permit, -Word.GIVEN, BreakerCell.NEUTRAL);
    }
  }

  private long tryTrial(int row) {
    for (; ; ) {
      long word = cell.word.get();
      if (Word.isClosed(word)) {
        return word;
      }
      long now = clock.coarse();
      long next;
      if (Word.state(word) == OPEN) {
        long left = Word.until(word) - millis(now);
        if (left > 0) {
          return turnedAway(row, left);
        }
        next = Word.halfOpenAfter(word, 0, 0) + Word.GIVEN;
      } else if (Word.given(word) < settings.trialCalls()) {
        next = word + Word.GIVEN;
      } else if (now - cell.trialAt >= settings.openFor().toNanos()) {
        next = Word.halfOpenAfter(word, Word.succeeded(word), Word.failed(word)) + Word.GIVEN;
      } else {
        return turnedAway(row, 0);
      }
      // Before the word, so that who sees the trial given out sees no older time with it.
      cell.trialAt = now;
      if (cell.word.compareAndSet(word, next)) {
        trialBegan(word, next);
        return Word.permit(next);
      }
    }
  }

  private void trialBegan(long word, long next) {
    if (Word.state(word) == OPEN) {
      notices.tell(OPEN, HALF_OPEN, Cause.TIME, "open for long enough; calls are let in on trial");
    } else if (Word.permit(word) != Word.permit(next)) {
      notices.tell(
          HALF_OPEN,
          HALF_OPEN,
          Cause.TRIAL_LOST,
          Word.away(word) + " trials did not come back; another call is let in on trial");
    }
  }

  private long turnedAway(int row, long millis) {
    cell.counts.add(row, BreakerCell.REJECTED, 1);
    return ~millis;
  }

  private void trialOver(int row, long permit, long change, int column) {
    for (; ; ) {
      long word = cell.word.get();
      // A permit that comes back twice is nobody's trial.
      if (Word.isClosed(word) || Word.permit(word) != permit || Word.away(word) <= 0) {
        cell.counts.add(row, BreakerCell.LATE, 1);
        return;
      }
      if (decide(word, word + change)) {
        cell.counts.add(row, column, 1);
        return;
      }
    }
  }

  // Puts a half open word in force, or what follows from it: as soon as the trials that are still
  // out cannot change the outcome. False if the word was no longer the one looked at.
  private boolean decide(long word, long next) {
    CircuitBreakerSettings now = settings;
    int trials = now.trialCalls();
    long needed = Window.needed(trials, now.failureRate());
    if (Word.failed(next) >= needed) {
      if (!cell.word.compareAndSet(word, Word.openAfter(word, until()))) {
        return false;
      }
      opened(
          HALF_OPEN, Cause.TRIALS_FAILED, Word.failed(next) + " of " + trials + " trials failed");
      return true;
    }
    if (Word.succeeded(next) > trials - needed) {
      return close(
          word,
          Cause.TRIALS_SUCCEEDED,
          Word.succeeded(next) + " of " + trials + " trials succeeded");
    }
    return cell.word.compareAndSet(word, next);
  }

  private boolean close(long word, Cause cause, String text) {
    // Before the word: a call of the new generation must find the new window. Who loses has only
    // forgotten calls of a window that nobody looks at, or that has ended in the same moment.
    raise(cell.counts.sum(BreakerCell.SUCCEEDED), cell.counts.sum(BreakerCell.FAILED));
    if (!cell.word.compareAndSet(word, Word.closedAfter(word))) {
      return false;
    }
    notices.tell(Word.state(word), CLOSED, cause, text);
    return true;
  }

  private void raise(long successes, long failures) {
    cell.successesBefore.accumulateAndGet(successes, Math::max);
    cell.failuresBefore.accumulateAndGet(failures, Math::max);
  }

  /** Opens it, from whatever state. */
  void open() {
    long word = cell.word.get();
    while (!cell.word.compareAndSet(word, Word.openAfter(word, until()))) {
      word = cell.word.get();
    }
    opened(observed(word), Cause.OPERATOR, "by hand");
  }

  /** Closes it, with an empty window. */
  void close(boolean evenIfClosed) {
    long word;
    do {
      word = cell.word.get();
      if (Word.isClosed(word) && !evenIfClosed) {
        return;
      }
    } while (!close(word, Cause.OPERATOR, "by hand"));
  }

  private void opened(State from, Cause cause, String why) {
    cell.counts.addShared(BreakerCell.OPENED, 1);
    notices.tell(from, OPEN, cause, why + "; open for " + Values.write(settings.openFor()));
  }

  /** Goes on with other settings: the new window begins where the old one began. */
  void use(CircuitBreakerSettings other) {
    MarkRing.lengthen(cell.marks, other.windowSize());
    if (!other.equals(cell.settings)) {
      move(other);
    }
    cell.settings = other;
    settings = other;
    window = Window.of(other, cell, clock);
    keep();
  }

  private void move(CircuitBreakerSettings other) {
    // The sums first: calls that come in between then stay in the window.
    long successes = cell.counts.sum(BreakerCell.SUCCEEDED);
    long failures = cell.counts.sum(BreakerCell.FAILED);
    Window.Tally held = window.tally();
    raise(successes - (held.calls() - held.failures()), failures - held.failures());
    if (other.window() != settings.window()) {
      cell.latest.restart(
          clock.coarse(),
          other.windowDuration().toNanos(),
          cell.successesBefore.get(),
          cell.failuresBefore.get());
    }
  }

  // Fewer trials may now be enough, and those that were asked for may be over already.
  private void keep() {
    long word = cell.word.get();
    while (Word.state(word) == HALF_OPEN && !decide(word, word)) {
      word = cell.word.get();
    }
    word = cell.word.get();
    State state = observed(word);
    if (state == OPEN) {
      notices.tell(
          OPEN, OPEN, Cause.KEPT, "stays open for another " + Values.write(retryAfter(word)));
    } else if (state == HALF_OPEN) {
      notices.tell(HALF_OPEN, HALF_OPEN, Cause.KEPT, "stays half open");
    }
  }

  State state() {
    return observed(cell.word.get());
  }

  // Half open by time alone, though the word says so only from the first trial on.
  private State observed(long word) {
    State state = Word.state(word);
    return state == OPEN && retryAfter(word).isZero() ? HALF_OPEN : state;
  }

  Duration retryAfter() {
    return retryAfter(cell.word.get());
  }

  private Duration retryAfter(long word) {
    return Word.state(word) == OPEN
        ? Duration.ofMillis(Math.max(0, Word.until(word) - millis(clock.coarse())))
        : Duration.ZERO;
  }

  Window.Tally tally() {
    return Word.isClosed(cell.word.get()) ? window.tally() : new Window.Tally(0, 0);
  }

  private long millis(long now) {
    return (now - cell.origin) / MILLI;
  }

  private long until() {
    long nanos = clock.coarse() - cell.origin + settings.openFor().toNanos();
    return (nanos + MILLI - 1) / MILLI;
  }
}
