package dev.testudo.bench;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the benchmarks with one thread and with two, and says how they compare. System properties:
 * {@code bench}, which (a regular expression); {@code bench.quick}, short and rough; {@code
 * bench.jmh}, further options of JMH; {@code bench.strict}, exit code 1 where a target is missed.
 */
public final class Main {
  private static final String ALLOCATED = "gc.alloc.rate.norm";
  private static boolean missed; // by main's thread alone

  private Main() {}

  /** What one benchmark gave: nanoseconds and bytes for each operation. */
  private record Row(double nanos, double error, double bytes) {}

  /** Takes no arguments. */
  public static void main(String[] args) throws Exception {
    for (int threads = 1; threads <= 2; threads++) {
      Map<String, Row> rows = rows(new Runner(options(threads).build()).run());
      System.out.printf("%n%d thread(s), nanoseconds and bytes for each call%n", threads);
      rows.forEach(
          (name, row) ->
              System.out.printf(
                  Locale.ROOT,
                  "%-30s %8.2f ± %6.2f ns %8.2f B%n",
                  name,
                  row.nanos(),
                  row.error(),
                  row.bytes()));
      judge(rows);
      judgeTraces(rows);
      judgeCaches(rows);
    }
    System.exit(missed && Boolean.getBoolean("bench.strict") ? 1 : 0);
  }

  private static ChainedOptionsBuilder options(int threads) throws Exception {
    boolean quick = Boolean.getBoolean("bench.quick");
    String more = System.getProperty("bench.jmh", "").strip();
    return new OptionsBuilder()
        .parent(new CommandLineOptions(more.isEmpty() ? new String[0] : more.split("\\s+")))
        .include(System.getProperty("bench", "."))
        .jvmArgsAppend("-Dtestudo.dist=" + System.getProperty("testudo.dist"))
        .addProfiler(GCProfiler.class)
        .threads(threads)
        .forks(quick ? 1 : 2)
        .warmupIterations(quick ? 2 : 3)
        .warmupTime(TimeValue.seconds(1))
        .measurementIterations(quick ? 2 : 5)
        .measurementTime(TimeValue.seconds(1));
  }

  // By benchmark and its parameters: a row for each window of the peers.
  private static Map<String, Row> rows(Collection<RunResult> results) {
    Map<String, Row> rows = new TreeMap<>();
    for (RunResult result : results) {
      Result<?> time = result.getPrimaryResult();
      Result<?> bytes = result.getSecondaryResults().get(ALLOCATED);
      StringBuilder name = new StringBuilder(time.getLabel());
      for (String key : result.getParams().getParamsKeys()) {
        name.append(' ').append(result.getParams().getParam(key));
      }
      rows.put(
          name.toString(),
          new Row(time.getScore(), time.getScoreError(), bytes == null ? 0 : bytes.getScore()));
    }
    return rows;
  }

  private static void judge(Map<String, Row> rows) {
    Optional<Row> direct = best(rows, "directCall");
    Optional<Row> empty = best(rows, "emptyChain");
    Optional<Row> chain = best(rows, "chain");
    Optional<Row> peers = best(rows, "peerChain");
    if (direct.isPresent() && empty.isPresent()) {
      double over = empty.get().nanos() - direct.get().nanos();
      say(over <= 9, "an empty chain costs %.2f ns over a direct call; target 9", over);
      double bytes = empty.get().bytes();
      say(bytes < 0.5, "an empty chain allocates %.2f B; target 0", bytes);
    }
    if (chain.isPresent() && peers.isPresent()) {
      double times = peers.get().nanos() / chain.get().nanos();
      say(times >= 3, "breaker, retry and timer are %.2f times faster; target 3", times);
      double bytes = chain.get().bytes();
      say(bytes < 0.5, "breaker, retry and timer allocate %.2f B; target 0", bytes);
    }
  }

  private static void judgeTraces(Map<String, Row> rows) {
    for (String what : new String[] {"tracedChain", "sampledChain"}) {
      Optional<Row> ours = best(rows, what);
      String theirs = "peer" + Character.toUpperCase(what.charAt(0)) + what.substring(1);
      Optional<Row> peers = best(rows, theirs);
      if (ours.isPresent() && peers.isPresent()) {
        double times = peers.get().nanos() / ours.get().nanos();
        say(times >= 3, what + " with five policies is %.2f times faster; target 3", times);
      }
    }
    best(rows, "tracedChain")
        .map(Row::bytes)
        .ifPresent(bytes -> say(bytes < 0.5, "tracedChain allocates %.2f B; target 0", bytes));
    best(rows, "wholeChain")
        .map(Row::bytes)
        .ifPresent(bytes -> say(bytes < 0.5, "seven policies allocate %.2f B; target 0", bytes));
  }

  private static void judgeCaches(Map<String, Row> rows) {
    for (String what : new String[] {"Hot", "Zipf", "Load"}) {
      Optional<Row> ours = best(rows, "cache" + what);
      Optional<Row> theirs = best(rows, "peerCache" + what);
      if (ours.isPresent() && theirs.isPresent()) {
        double times = theirs.get().nanos() / ours.get().nanos();
        say(times >= 1, "cache" + what + " is %.2f times faster than Caffeine; target 1", times);
      }
    }
  }

  // Of several windows the peers are judged by the quickest.
  private static Optional<Row> best(Map<String, Row> rows, String benchmark) {
    return rows.entrySet().stream()
        .filter(entry -> entry.getKey().split(" ")[0].equals(benchmark))
        .map(Map.Entry::getValue)
        .min(Comparator.comparingDouble(Row::nanos));
  }

  private static void say(boolean reached, String what, double figure) {
    missed |= !reached;
    System.out.printf(Locale.ROOT, "%s  " + what + "%n", reached ? "PASS" : "MISS", figure);
  }
}
