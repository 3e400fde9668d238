package dev.testudo.pool.provider;

import dev.testudo.pool.PoolSnapshot;
import dev.testudo.pool.state.PoolCell;
import dev.testudo.pool.state.Slot;
import java.time.Duration;

/** Reads a pool without stopping it. */
final class Snapshots {
  private Snapshots() {}

  static PoolSnapshot of(String name, PoolCell cell, long now, int maximum) {
    int size = 0;
    int out = 0;
    int idle = 0;
    long longest = 0;
    long[] sums = cell.counts.sums();
    long claims = sums[PoolCell.CLAIMS];
    for (Slot slot : cell.slots) {
      long status = Slot.status(slot.word());
      claims += slot.claims;
      size += status == Slot.EMPTY || status == Slot.GONE ? 0 : 1;
      idle += status == Slot.FREE ? 1 : 0;
      if (status == Slot.CLAIMED) {
        out++;
        // Claimed in this moment: when is not written yet.
        boolean known = slot.claimedAt - slot.usedAt >= 0;
        longest = known ? Math.max(longest, now - slot.claimedAt) : longest;
      }
    }
    return new PoolSnapshot(
        name,
        size,
        out,
        idle,
        cell.waiting.get(),
        maximum,
        Duration.ofNanos(longest),
        cell.doomed.size(),
        claims,
        sums[PoolCell.WAITED],
        sums[PoolCell.EXHAUSTED],
        sums[PoolCell.CREATED],
        sums[PoolCell.FAILED],
        sums[PoolCell.DESTROYED],
        sums[PoolCell.LATE],
        sums[PoolCell.LEAKED],
        sums[PoolCell.DROPPED]);
  }
}
