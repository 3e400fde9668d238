package dev.testudo.metric.provider;

import dev.testudo.metric.Aggregate;
import dev.testudo.metric.Aggregation;
import dev.testudo.metric.Selection;
import dev.testudo.metric.state.BucketSums;
import dev.testudo.metric.state.History;
import dev.testudo.metric.state.Track;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts the samples of a window together. */
final class HistoryReader {
  private static final double NANOS = 1e9;

  private final History history;
  private final List<String> labels;
  private final Aggregation how;

  /**
   * @param labels the names of the meter's labels
   */
  HistoryReader(History history, List<String> labels, Aggregation how) {
    this.history = history;
    this.labels = labels;
    this.how = how;
  }

  List<Aggregate> read(Duration window, Duration before, Selection selection, String... by) {
    return history.read(
        () -> {
          long last = tickAt(history.ticks() - 1, before);
          long first = tickAt(last, window);
          List<Aggregate> found = new ArrayList<>();
          if (last >= history.oldest()) {
            groups(selection, by)
                .forEach(
                    (values, tracks) -> {
                      double value = value(tracks, first, last);
                      if (!Double.isNaN(value)) {
                        found.add(new Aggregate(named(values, by), value, tracks.size()));
                      }
                    });
          }
          return found;
        });
  }

  // The latest tick that is at least so long before another; the oldest if none is.
  private long tickAt(long tick, Duration before) {
    long at = tick;
    while (at > history.oldest()
        && history.time(tick) - history.time(at) < before.toNanos() - SLACK) {
      at--;
    }
    return at;
  }

  // Samples are a second apart, more or less; a window of ten seconds is ten of them.
  private static final long SLACK = 200_000_000;

  private Map<List<String>, List<Track>> groups(Selection selection, String... by) {
    Map<List<String>, List<Track>> groups =
        new TreeMap<>((a, b) -> String.join("\0", a).compareTo(String.join("\0", b)));
    history
        .tracks()
        .forEach(
            (values, track) -> {
              Map<String, String> named = new LinkedHashMap<>();
              for (int i = 0; i < Math.min(labels.size(), values.size()); i++) {
                named.put(labels.get(i), values.get(i));
              }
              if (selection.matches(named)) {
                List<String> key = new ArrayList<>();
                for (String label : by) {
                  key.add(named.getOrDefault(label, ""));
                }
                groups.computeIfAbsent(key, any -> new ArrayList<>()).add(track);
              }
            });
    return groups;
  }

  private static Map<String, String> named(List<String> values, String... by) {
    Map<String, String> named = new LinkedHashMap<>();
    for (int i = 0; i < by.length; i++) {
      named.put(by[i], values.get(i));
    }
    return named;
  }

  private double value(List<Track> tracks, long first, long last) {
    Track one = tracks.get(0);
    return switch (how) {
      case INCREASE -> one.gauge() ? Double.NaN : increase(tracks, first, last);
      case RATE -> {
        double seconds = (history.time(last) - history.time(first)) / NANOS;
        yield one.gauge() || seconds <= 0 ? Double.NaN : increase(tracks, first, last) / seconds;
      }
      case LAST -> one.gauge() ? latest(tracks, last) : Double.NaN;
      case AVERAGE ->
          one.gauge()
              ? average(tracks, first, last)
              : one.timer() ? averageDuration(tracks, first, last) : Double.NaN;
      case MIN -> one.gauge() ? extreme(tracks, first, last, -1) : quantile(tracks, first, last, 0);
      case MAX -> one.gauge() ? extreme(tracks, first, last, 1) : quantile(tracks, first, last, 1);
      default -> quantile(tracks, first, last, how.share());
    };
  }

  private static double increase(List<Track> tracks, long first, long last) {
    double increase = 0;
    for (Track track : tracks) {
      increase += track.count(last) - track.count(first);
    }
    return increase;
  }

  private static double averageDuration(List<Track> tracks, long first, long last) {
    double nanos = 0;
    for (Track track : tracks) {
      nanos += track.sum(last) - track.sum(first);
    }
    double calls = increase(tracks, first, last);
    return calls <= 0 ? Double.NaN : nanos / calls / NANOS;
  }

  private static double quantile(List<Track> tracks, long first, long last, double share) {
    BucketSums sums = new BucketSums();
    for (Track track : tracks) {
      if (track.timer()) {
        track.buckets(first, last, sums);
      }
    }
    return sums.isEmpty() ? Double.NaN : sums.quantile(share) / NANOS;
  }

  private static double latest(List<Track> tracks, long last) {
    double sum = 0;
    boolean any = false;
    for (Track track : tracks) {
      double value = track.value(last);
      if (!Double.isNaN(value)) {
        sum += value;
        any = true;
      }
    }
    return any ? sum : Double.NaN;
  }

  private static double average(List<Track> tracks, long first, long last) {
    double sum = 0;
    long samples = 0;
    for (Track track : tracks) {
      for (long tick = first; tick <= last; tick++) {
        double value = track.value(tick);
        if (!Double.isNaN(value)) {
          sum += value;
          samples++;
        }
      }
    }
    return samples == 0 ? Double.NaN : sum / samples;
  }

  private static double extreme(List<Track> tracks, long first, long last, int sign) {
    double extreme = Double.NaN;
    for (Track track : tracks) {
      for (long tick = first; tick <= last; tick++) {
        double value = track.value(tick);
        if (!Double.isNaN(value) && !(sign * value <= sign * extreme)) {
          extreme = value;
        }
      }
    }
    return extreme;
  }
}
