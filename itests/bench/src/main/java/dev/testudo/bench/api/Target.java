package dev.testudo.bench.api;

/** What is called: directly, through a face, or by a peer. */
public interface Target {
  /** Gives a field. */
  Object ask();

  /**
   * Fails seven times of eight.
   *
   * @throws Failure those times; it was made before
   */
  Object failMostly();
}
