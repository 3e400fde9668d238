package dev.testudo.report.provider;

import dev.testudo.report.ReportSettings;
import dev.testudo.report.state.CountsCell;
import dev.testudo.report.state.CountsCell.Sample;
import dev.testudo.state.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Notes every ten seconds what has been counted, for the latest hour. What has not changed since
 * the note before takes one reference: an instance that idles all the time takes 3 KB, one with
 * eight counts that never rests 32 KB. The notes are in the vault, and outlive an update.
 */
final class Ledger {
  static final Duration STEP = Duration.ofSeconds(10);

  private static final long KEEP = ReportSettings.LONGEST.plus(STEP).toNanos();

  private final CountsCell cell;
  private final Clock clock;
  private final Instant born;
  private final Supplier<Map<String, long[]>> counts;

  /**
   * @param born when the process started: nothing had been counted then
   * @param counts reads all that is to be noted
   */
  Ledger(CountsCell cell, Clock clock, Instant born, Supplier<Map<String, long[]>> counts) {
    this.cell = cell;
    this.clock = clock;
    this.born = born;
    this.counts = counts;
  }

  /** Since when it knows of anything. */
  Instant since() {
    return cell.since;
  }

  /** Takes a note if it is time. To be called by one thread. */
  void beat() {
    Sample last = cell.samples.peekLast();
    long now = clock.nanos();
    if (last == null || now - last.nanos() >= STEP.toNanos()) {
      cell.samples.add(
          new Sample(now, clock.wall(), read(last == null ? Map.of() : last.counts())));
    }
    while (now - cell.samples.peekFirst().nanos() > KEEP) {
      cell.samples.removeFirst();
    }
  }

  // A capability that is being updated is away for a moment; its counts are not.
  private Map<String, long[]> read(Map<String, long[]> before) {
    Map<String, long[]> read = new HashMap<>(counts.get());
    Set<String> there = read.keySet().stream().map(Ledger::word).collect(Collectors.toSet());
    before.forEach(
        (key, then) -> {
          long[] now = read.get(key);
          if (now == null ? !there.contains(word(key)) : Arrays.equals(now, then)) {
            read.put(key, then);
          }
        });
    return Map.copyOf(read);
  }

  private static String word(String key) {
    return key.substring(0, key.indexOf('/'));
  }

  /** What has grown in the latest time; if that is not known, in as much of it as is known. */
  Growth since(Duration window) {
    Instant begin = clock.wall().minus(window);
    if (!born.isBefore(begin)) {
      return new Growth(born, Map.of());
    }
    long now = clock.nanos();
    Sample before = null;
    for (Sample sample : cell.samples) {
      if (before != null && now - sample.nanos() < window.toNanos()) {
        break;
      }
      before = sample;
    }
    return before == null
        ? new Growth(clock.wall(), counts.get())
        : new Growth(before.at(), before.counts());
  }
}
