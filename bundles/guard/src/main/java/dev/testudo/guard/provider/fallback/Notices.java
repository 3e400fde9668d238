package dev.testudo.guard.provider.fallback;

/** Where a fallback says what has become of it. Never throws, never waits. */
interface Notices {
  /** It answers. */
  void answers(String text);

  /** What is set does not fit an operation. */
  void refused(String text);
}
