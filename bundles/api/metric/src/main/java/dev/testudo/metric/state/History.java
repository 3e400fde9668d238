package dev.testudo.metric.state;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The samples of a meter's series over the latest time, one for each tick of whoever takes them.
 * Ticks are numbered from 0; a ring keeps when each was. Everything happens under its lock, which
 * counting never takes; the samples of gauges are read before by somebody else, since a gauge may
 * hang.
 */
public final class History {
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<List<String>, Track> tracks = new HashMap<>();
  private long[] times = {};
  private long ticks;
  private long floor; // nothing is there from before it

  /**
   * Takes a sample of each series.
   *
   * @param now nanoseconds of the clock
   * @param size how many samples are kept; 0 for none
   * @param apart a sample that comes sooner than this after the one before, in nanoseconds, is not
   *     taken: two versions of the provider may be there for a moment
   */
  public void take(long now, int size, long apart, MeterCell meter) {
    lock.lock();
    try {
      resize(size);
      if (size == 0 || (ticks > 0 && now - times[(int) ((ticks - 1) % size)] < apart)) {
        return;
      }
      times[(int) (ticks % size)] = now;
      Map<List<String>, SeriesCell> series = meter.everything();
      series.forEach(this::take);
      tracks.entrySet().removeIf(one -> series.get(one.getKey()) != one.getValue().cell);
      ticks++;
    } finally {
      lock.unlock();
    }
  }

  private void take(List<String> labelValues, SeriesCell cell) {
    Track track = tracks.get(labelValues);
    if (track == null || track.cell != cell) {
      track = new Track(cell, ticks, times.length);
      tracks.put(labelValues, track);
    }
    track.take(ticks);
  }

  private void resize(int size) {
    if (size == times.length) {
      return;
    }
    if (size == 0) {
      tracks.clear();
      ticks = 0;
      floor = 0;
      times = new long[0];
      return;
    }
    long from = Math.max(oldest(), ticks - size);
    long[] kept = new long[size];
    for (long tick = from; tick < ticks; tick++) {
      kept[(int) (tick % size)] = time(tick);
    }
    for (Track track : tracks.values()) {
      track.resize(size, from, ticks);
    }
    times = kept;
    floor = from;
  }

  /** Reads it while nobody writes. What follows is only for use inside. */
  public <R> R read(Supplier<R> body) {
    lock.lock();
    try {
      return body.get();
    } finally {
      lock.unlock();
    }
  }

  /** The number of the next tick; ticks from {@link #oldest} to the one before it are there. */
  public long ticks() {
    return ticks;
  }

  /** The oldest tick that is there. */
  public long oldest() {
    return Math.max(floor, ticks - times.length);
  }

  /** When a tick was. */
  public long time(long tick) {
    return times[(int) (tick % times.length)];
  }

  /** The samples of all series. */
  public Map<List<String>, Track> tracks() {
    return tracks;
  }
}
