package dev.testudo.memory.provider;

import java.util.function.Consumer;

/** Who knows what collections leave. */
interface HeapSource {

  /**
   * Tells of each collection that shows what is still in use, in a thread that must not be held up.
   *
   * @return ends the telling
   */
  AutoCloseable open(Consumer<HeapUse> told);
}
