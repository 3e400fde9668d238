package dev.testudo.memory.provider;

import static java.lang.System.Logger.Level.WARNING;

/** A registry that looks at the collections of a source. */
final class Looking implements AutoCloseable {
  private final Observer observer;
  private final AutoCloseable telling;

  Looking(HeapSource source, MemoryRegistry registry) {
    observer = new Observer(registry::look);
    telling = source.open(observer::tell);
  }

  @Override
  public void close() {
    try {
      telling.close();
    } catch (Exception e) {
      System.getLogger(Looking.class.getName())
          .log(WARNING, "the JVM goes on telling of its collections", e);
    }
    observer.close();
  }
}
