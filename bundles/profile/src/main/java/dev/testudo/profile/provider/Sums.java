package dev.testudo.profile.provider;

import dev.testudo.profile.OperationProfile;
import dev.testudo.profile.state.Node;
import dev.testudo.profile.state.OperationCell;
import java.time.Duration;
import java.util.List;

/** What several places of the tree have counted together. Used by one thread. */
final class Sums {
  private final long[] sums = new long[Node.BYTES + 1];

  private Sums() {}

  static Sums none() {
    return new Sums();
  }

  /** Since the last reset. */
  static Sums sinceReset(List<Node> nodes) {
    Sums sums = new Sums();
    for (Node node : nodes) {
      sums.add(node, node.before);
    }
    return sums;
  }

  /** Adds all that was ever counted. */
  void addEver(List<Node> nodes) {
    for (Node node : nodes) {
      add(node, new long[sums.length]);
    }
  }

  private void add(Node node, long... before) {
    long[] now = node.counts.sums();
    for (int i = 0; i < sums.length; i++) {
      sums[i] += now[i] - before[i];
    }
  }

  long calls() {
    return sums[Node.CALLS];
  }

  long self() {
    return sums[Node.SELF];
  }

  long selfBytes() {
    return sums[Node.SELF_BYTES];
  }

  OperationProfile profile(OperationCell operation) {
    return new OperationProfile(
        operation.profilerName,
        operation.name,
        calls(),
        Duration.ofNanos(self()),
        Duration.ofNanos(sums[Node.TOTAL]),
        selfBytes(),
        sums[Node.BYTES]);
  }
}
