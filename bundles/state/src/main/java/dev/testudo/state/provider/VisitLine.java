package dev.testudo.state.provider;

import dev.testudo.state.Padded;

/** What a visit's thread writes at each call; who switches targets reads the first two. */
abstract class VisitLine extends Padded {
  /** The epoch of the outermost call, 0 outside of any. */
  long pinned;

  /** The id of the outermost call's target, 0 outside of any. */
  long outermost;

  /** How many calls it is inside of. */
  int depth;
}
