package dev.testudo.pool.provider;

import dev.testudo.pool.state.Trace;
import java.lang.StackWalker.StackFrame;
import java.util.List;

/** Says where a claim was made. */
final class Traces {
  private Traces() {}

  static Trace here(long word) {
    List<String> frames =
        StackWalker.getInstance()
            .walk(
                all ->
                    all.dropWhile(Traces::isOurs)
                        .limit(Trace.FRAMES)
                        .map(StackFrame::toString)
                        .toList());
    return new Trace(word, Thread.currentThread().getName(), frames);
  }

  private static boolean isOurs(StackFrame frame) {
    String name = frame.getClassName();
    return name.equals(Traces.class.getName())
        || name.equals(ObjectPool.class.getName())
        || name.startsWith("dev.testudo.pool.jdbc.")
        || name.startsWith("dev.testudo.state.");
  }
}
