package dev.testudo.guard.provider.fallback;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where other services are asked. */
@FunctionalInterface
interface Services {
  /**
   * Calls a method of a service of its interface that the filter fits.
   *
   * @return what it gave; empty if there is no such service
   * @throws InvocationTargetException with what the service threw
   */
  Optional<Said> ask(Method method, String filter, @Nullable Object... arguments)
      throws InvocationTargetException, IllegalAccessException;

  /** What a service said, which may be null. */
  record Said(@Nullable Object what) {}
}
