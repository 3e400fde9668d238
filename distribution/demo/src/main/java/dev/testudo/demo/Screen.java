package dev.testudo.demo;

import java.util.List;

/** Where {@code demo:watch} shows its picture. */
interface Screen extends AutoCloseable {

  /** Whether a picture is drawn over the one before, rather than below it. */
  boolean isLive();

  /** Shows these lines, in place of those before on a live screen. */
  void show(List<String> lines);

  /**
   * Waits.
   *
   * @return whether the user wants it to end
   */
  boolean pause(long millis);

  @Override
  void close();
}
