package dev.testudo.guard;

import dev.testudo.Names;

/**
 * What is called: one method of one guard. Known to users as {@code guard.method}.
 *
 * @param guard the guard's name
 * @param method the method's name, with parameter types only where overloads need it; empty for the
 *     guard's own calls in code
 */
public record Operation(String guard, String method) {
  public Operation {
    Names.check(guard);
  }

  @Override
  public String toString() {
    return method.isEmpty() ? guard : guard + "." + method;
  }
}
