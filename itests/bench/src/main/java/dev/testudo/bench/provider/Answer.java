package dev.testudo.bench.provider;

import dev.testudo.bench.api.Failure;
import dev.testudo.bench.api.Target;

/** Does as little as can be done; the JIT must still read its fields. */
public final class Answer implements Target {
  private final Failure failure = new Failure();
  private final Object answer = new Object();
  private int calls;

  @Override
  public Object ask() {
    return answer;
  }

  @Override
  public Object failMostly() {
    if ((++calls & 7) != 0) {
      throw failure;
    }
    return answer;
  }
}
