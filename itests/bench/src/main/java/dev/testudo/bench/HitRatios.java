package dev.testudo.bench;

import com.github.benmanes.caffeine.cache.Caffeine;
import dev.testudo.cache.Cache;
import dev.testudo.cache.CacheSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * How often a cache has what is asked for, beside Caffeine (W-TinyLFU), over the same traces: keys
 * by Zipf's law; the same with scans of keys that are asked for once, or again and again, between;
 * and a loop over more keys than there is room for, which is the worst that can happen to who
 * thinks that what was asked for lately will be asked for again.
 */
public final class HitRatios {
  private static final int LENGTH = 1_000_000;
  private static final int KEYS = 100_000;
  private static final int BETWEEN = 100_000;
  private static final int SCAN = 20_000;

  private HitRatios() {}

  /** Takes no arguments. */
  public static void main(String[] args) throws Exception {
    House house = new House();
    house.updates = 1;
    house.open();
    System.out.printf("%n%-24s %8s %9s %9s %9s%n", "trace", "room", "ours", "Caffeine", "points");
    for (Map.Entry<String, int[]> trace : traces().entrySet()) {
      for (int room : new int[] {500, 2_000, 10_000}) {
        double ours = ours(house, trace.getKey() + room, room, trace.getValue());
        double theirs = theirs(room, trace.getValue());
        System.out.printf(
            Locale.ROOT,
            "%-24s %8d %8.2f%% %8.2f%% %+9.2f%n",
            trace.getKey(),
            room,
            100 * ours,
            100 * theirs,
            100 * (ours - theirs));
      }
    }
    house.close();
    System.exit(0); // the shell of the platform has threads that end later
  }

  private static Map<String, int[]> traces() {
    Map<String, int[]> traces = new LinkedHashMap<>();
    int[] zipf = Keys.zipf(LENGTH, KEYS, 0.99, 1);
    traces.put("zipf-0.99", zipf);
    traces.put("zipf-0.7", Keys.zipf(LENGTH, KEYS, 0.7, 2));
    traces.put("zipf-0.99-scan-once", scanned(zipf, true));
    traces.put("zipf-0.99-scan-again", scanned(zipf, false));
    int[] loop = new int[LENGTH];
    Arrays.setAll(loop, i -> i % SCAN);
    traces.put("loop-20000", loop);
    return traces;
  }

  private static int[] scanned(int[] trace, boolean once) {
    int[] all = new int[trace.length + trace.length / BETWEEN * SCAN];
    int at = 0;
    for (int i = 0; i < trace.length; i++) {
      all[at++] = trace[i];
      if (i % BETWEEN == BETWEEN - 1) {
        for (int j = 0; j < SCAN; j++) {
          all[at++] = KEYS + j + (once ? i : 0);
        }
      }
    }
    return all;
  }

  private static double ours(House house, String name, int room, int... trace) {
    Cache<Integer, Integer> cache =
        house.caches.cache("r-" + name, new CacheSettings(room, Duration.ZERO));
    for (int key : trace) {
      cache.get(key, missing -> missing);
    }
    double ratio = cache.snapshot().hitRatio();
    cache.invalidateAll();
    return ratio;
  }

  // Its maintenance in the same thread, so that it lags behind as little as ours.
  private static double theirs(int room, int... trace) {
    com.github.benmanes.caffeine.cache.Cache<Integer, Integer> cache =
        Caffeine.newBuilder().maximumSize(room).executor(Runnable::run).recordStats().build();
    for (int key : trace) {
      Objects.requireNonNull(cache.get(key, missing -> missing));
    }
    return cache.stats().hitRate();
  }
}
