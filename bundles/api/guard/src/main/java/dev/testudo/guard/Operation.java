package dev.testudo.guard;

import dev.testudo.Names;

/**
 * What is called: one method of one guard. Known to users as {@code guard.method}.
 *
 * @param guard the guard's name
 * @param method the method's name, with parameter types only where overloads need it; empty for the
 *     guard's own calls in code
 * @param full what no other operation has, whatever it is called: for an interface's method, which
 *     one of which target it is. The same over every update
 */
public record Operation(String guard, String method, String full) {
  public Operation {
    Names.check(guard);
  }

  /** An operation of code that calls it by its name alone. */
  public Operation(String guard, String method) {
    this(guard, method, guard + "." + method);
  }

  @Override
  public String toString() {
    return method.isEmpty() ? guard : guard + "." + method;
  }
}
