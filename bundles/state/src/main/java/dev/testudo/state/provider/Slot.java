package dev.testudo.state.provider;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Where a face finds its target. Public for the generated faces. */
public final class Slot {
  final String identity;
  final AtomicInteger held = new AtomicInteger();

  /** Who is taking the target away and must not wait for its successor. */
  volatile @Nullable Thread remover;

  // Written under the dispatch's lock only. The first version is away for ever, for faces that were
  // dropped before they had a target.
  volatile Target current = Target.away(0, null, 0);

  Slot(String identity) {
    this.identity = identity;
  }

  /** The version that was current at an epoch. */
  Target at(long epoch) {
    Target target = current;
    while (target.since > epoch) {
      Target previous = target.previous;
      if (previous == null) {
        return target; // the slot is younger than the call
      }
      target = previous;
    }
    return target;
  }
}
