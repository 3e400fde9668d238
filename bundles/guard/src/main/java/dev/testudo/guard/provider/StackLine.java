package dev.testudo.guard.provider;

import dev.testudo.guard.Call;
import dev.testudo.state.Padded;

/** What a visit's thread writes at each call. */
abstract class StackLine extends Padded {
  Call[] calls = new Call[0];

  /** How many of them are under way. */
  int depth;

  /** Where its lots are drawn from; never 0. */
  int dice = System.identityHashCode(this) | 1;
}
