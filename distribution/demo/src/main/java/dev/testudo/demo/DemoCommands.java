package dev.testudo.demo;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The commands {@code demo:…}. */
@Component(
    service = DemoCommands.class,
    property = {
      "osgi.command.scope=demo",
      "osgi.command.function=start",
      "osgi.command.function=stop",
      "osgi.command.function=outage",
      "osgi.command.function=status",
      "osgi.command.function=watch"
    })
public final class DemoCommands {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m)?");
  private static final int MOST_CALLS = 100_000;
  private static final int MOST_THREADS = 1000;

  private final Demo demo;

  /** For this demo. */
  @Activate
  public DemoCommands(@Reference Demo demo) {
    this.demo = demo;
  }

  @Descriptor("Sets customers to work in the shop. Example: demo:start --rate 500 --threads 16")
  public DemoStatus start(
      @Descriptor("calls a second (200)")
          @Parameter(
              names = {"-r", "--rate"},
              absentValue = "200")
          int rate,
      @Descriptor("customers at once (8)")
          @Parameter(
              names = {"-t", "--threads"},
              absentValue = "8")
          int threads) {
    within("rate", rate, MOST_CALLS);
    within("threads", threads, MOST_THREADS);
    demo.start(rate, threads);
    return demo.status();
  }

  @Descriptor("Sends the customers home. Example: demo:stop")
  public DemoStatus stop() {
    demo.stop();
    return demo.status();
  }

  @Descriptor("Stops the shop's database for ten seconds. Example: demo:outage")
  public DemoStatus outage() {
    return outage("10s");
  }

  @Descriptor("Stops the shop's database for a while. Example: demo:outage 30s")
  public DemoStatus outage(@Descriptor("how long, such as 500ms, 10s or 2m") String duration) {
    demo.database().outage(duration(duration));
    return demo.status();
  }

  @Descriptor("What the customers have seen. Example: demo:status")
  public DemoStatus status() {
    return demo.status();
  }

  @Descriptor(
      "Shows what the customers see: on a terminal until a key is pressed, else ten lines, one a"
          + " second. Example: demo:watch")
  public void watch(CommandSession session) {
    watch(session, 0);
  }

  @Descriptor("Shows for so many seconds what the customers see. Example: demo:watch 3")
  public void watch(CommandSession session, @Descriptor("seconds") int seconds) {
    within("seconds", Math.max(1, seconds), Integer.MAX_VALUE);
    try (Screen screen = Screens.of(session)) {
      new Watch(demo, screen).run(seconds);
    }
  }

  static Duration duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "duration=" + text + ": must be a duration such as 500ms, 10s or 2m");
    }
    long number = Long.parseLong(matcher.group(1));
    String unit = matcher.group(2);
    if ("ms".equals(unit)) {
      return Duration.ofMillis(number);
    }
    return "m".equals(unit) ? Duration.ofMinutes(number) : Duration.ofSeconds(number);
  }

  private static void within(String key, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(key + "=" + value + ": must be from 1 to " + most);
    }
  }
}
