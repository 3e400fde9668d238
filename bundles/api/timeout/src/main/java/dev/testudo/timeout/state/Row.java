package dev.testudo.timeout.state;

import dev.testudo.state.Padded;

/**
 * The slots of the calls of one thread that are inside each other, outermost first. Written by that
 * thread alone.
 */
public final class Row extends Padded {
  /** How many are under way. */
  public int depth;

  /** The slots, for ever. */
  public volatile Slot[] slots = new Slot[0];
}
