package dev.testudo.retry.provider;

/** Where a retry says what has become of it. Never throws, never waits. */
@FunctionalInterface
interface Notices {
  void budgetUsedUp(String text);
}
