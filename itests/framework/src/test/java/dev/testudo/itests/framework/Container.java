package dev.testudo.itests.framework;

/** Where a framework runs. */
enum Container {
  /** In the process of the tests. */
  NATIVE,
  /** In a process of its own. */
  FORKED
}
