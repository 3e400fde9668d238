package dev.testudo.demo;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The live picture: what the customers have seen in the latest second, once a second. */
final class Watch {
  private static final int SECONDS = 10;
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final String RED = "\033[31m";
  private static final String YELLOW = "\033[33m";
  private static final String GREEN = "\033[32m";
  private static final String PLAIN = "\033[0m";

  private final Demo demo;
  private final Screen screen;
  private Tally.Reading before;
  private long beforeNanos;

  Watch(Demo demo, Screen screen) {
    this.demo = demo;
    this.screen = screen;
    this.before = demo.reading();
    this.beforeNanos = System.nanoTime();
  }

  /**
   * @param seconds for how long; 0 to go on until the user ends it, or for {@value #SECONDS} where
   *     nobody could
   */
  void run(int seconds) {
    int last = seconds > 0 ? seconds : screen.isLive() ? Integer.MAX_VALUE : SECONDS;
    if (screen.isLive()) {
      draw(); // at once: who waits a second for the first picture wonders
    }
    for (int second = 0; second < last && !screen.pause(1000); second++) {
      draw();
    }
  }

  private void draw() {
    Tally.Reading now = demo.reading();
    if (now.calls() < before.calls()) {
      before = Tally.Reading.NONE; // the customers have begun anew
    }
    long nanos = System.nanoTime();
    double seconds = Math.max(1e-3, (nanos - beforeNanos) / 1e9);
    screen.show(screen.isLive() ? picture(now, seconds) : List.of(line(now, seconds)));
    before = now;
    beforeNanos = nanos;
  }

  private List<String> picture(Tally.Reading now, double seconds) {
    return List.of(
        "  calls     %s/s    ok %s   failed %s   rejected %s, with an older answer %s"
            .formatted(
                rate(now.calls(), before.calls(), seconds),
                number(GREEN, now.ok() - before.ok()),
                number(RED, now.failed() - before.failed()),
                number(YELLOW, now.rejected() - before.rejected()),
                number(PLAIN, now.fallback() - before.fallback())),
        "  time      p50 %s   p99 %s".formatted(quantile(0.5, now), quantile(0.99, now)),
        "  database  %s".formatted(database()),
        "  breaker   %s".formatted(breaker()),
        "  in all    %,d calls, %,d failed, %,d rejected; any key ends this"
            .formatted(now.calls(), now.failed(), now.rejected()));
  }

  private String line(Tally.Reading now, double seconds) {
    return "%s  %s/s  ok %d  failed %d  rejected %d  fallback %d  p50 %s  p99 %s  database %s  breaker %s"
        .formatted(
            LocalTime.now(ZoneId.systemDefault()).format(CLOCK),
            rate(now.calls(), before.calls(), seconds),
            now.ok() - before.ok(),
            now.failed() - before.failed(),
            now.rejected() - before.rejected(),
            now.fallback() - before.fallback(),
            quantile(0.5, now),
            quantile(0.99, now),
            demo.describeDatabase(),
            demo.describeBreaker());
  }

  private String quantile(double share, Tally.Reading now) {
    Duration time = now.latencies().quantile(share, before.latencies());
    return String.format(Locale.ROOT, "%.1f ms", time.toNanos() / 1e6);
  }

  private static String rate(long now, long before, double seconds) {
    return Long.toString(Math.round((now - before) / seconds));
  }

  private static String number(String colour, long count) {
    return count == 0 ? "0" : colour + count + PLAIN;
  }

  private String database() {
    String text = demo.describeDatabase();
    return (text.startsWith("up") ? GREEN : RED) + text + PLAIN;
  }

  private String breaker() {
    String state = demo.describeBreaker();
    return switch (state) {
      case "" -> "none";
      case "CLOSED" -> GREEN + state + PLAIN;
      case "HALF_OPEN" -> YELLOW + state + PLAIN;
      default -> RED + state + PLAIN;
    };
  }
}
