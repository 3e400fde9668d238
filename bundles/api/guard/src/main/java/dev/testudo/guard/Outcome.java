package dev.testudo.guard;

/** How an attempt, or the whole call, came out. */
public enum Outcome {
  /** Not yet. */
  PENDING,
  /** The target gave a result, or a policy gave one in its place. */
  SUCCESS,
  /** The target threw, or was cut off by a timeout of ours. */
  FAILURE,
  /** A policy turned the call away; says nothing about the target. */
  REJECTED,
  /** The caller itself gave up; says nothing about the target. */
  CANCELLED
}
