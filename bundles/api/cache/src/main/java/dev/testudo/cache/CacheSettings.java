package dev.testudo.cache;

import static dev.testudo.SettingsException.check;

import java.time.Duration;

/**
 * Settings of a cache; PID {@code dev.testudo.cache~NAME}. Changing them keeps the entries: what is
 * too much goes at once, and a new time counts from when each entry was written.
 *
 * @param maximumSize how many entries it keeps at most; 1 to 10,000,000. An entry takes about 100
 *     bytes besides its key and value
 * @param timeToLive how long an entry is good for after it was written, 1 ms to 365 days; 0 for
 *     ever
 * @param staleFor how much longer it is kept for {@link Cache#getStale}, if there is room; up to
 *     365 days
 * @param loadTimeout how long callers wait for another's load before they load themselves; 1 ms to
 *     1 day
 */
public record CacheSettings(
    int maximumSize, Duration timeToLive, Duration staleFor, Duration loadTimeout) {

  private static final Duration YEAR = Duration.ofDays(365);
  private static final Duration MILLI = Duration.ofMillis(1);

  public CacheSettings {
    check(
        maximumSize >= 1 && maximumSize <= 10_000_000,
        "maximumSize",
        maximumSize,
        "from 1 to 10000000");
    check(
        timeToLive.isZero() || within(timeToLive, MILLI, YEAR),
        "timeToLive",
        timeToLive,
        "from 1ms to 365d, or 0 for ever");
    check(within(staleFor, Duration.ZERO, YEAR), "staleFor", staleFor, "from 0 to 365d");
    check(
        within(loadTimeout, MILLI, Duration.ofDays(1)),
        "loadTimeout",
        loadTimeout,
        "from 1ms to 1d");
  }

  /** The defaults: 10,000 entries, good for 5 minutes; a load is waited for 30 s. */
  public CacheSettings() {
    this(10_000, Duration.ofMinutes(5), Duration.ZERO, Duration.ofSeconds(30));
  }

  /** So many entries, good for so long. */
  public CacheSettings(int maximumSize, Duration timeToLive) {
    this(maximumSize, timeToLive, Duration.ZERO, Duration.ofSeconds(30));
  }

  private static boolean within(Duration value, Duration least, Duration most) {
    return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
  }
}
