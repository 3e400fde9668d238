package dev.testudo.itests.framework;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.osgi.framework.BundleContext;

/** Inside the framework: does with one test what Jupiter would do with it outside. */
public final class Probe {

  /** Called by Pax Exam, by name. */
  public void run(BundleContext context, String type, String test) throws Throwable {
    Class<?> loaded = context.getBundle().loadClass(type);
    Constructor<?> constructor = loaded.getDeclaredConstructor();
    constructor.setAccessible(true);
    Object instance = constructor.newInstance();
    Throwable failure = null;
    try {
      for (Method method :
          AnnotationSupport.findAnnotatedMethods(
              loaded, BeforeEach.class, HierarchyTraversalMode.TOP_DOWN)) {
        call(context, instance, method);
      }
      call(context, instance, find(loaded, test));
    } catch (Throwable e) {
      failure = e;
    }
    for (Method method :
        AnnotationSupport.findAnnotatedMethods(
            loaded, AfterEach.class, HierarchyTraversalMode.BOTTOM_UP)) {
      try {
        call(context, instance, method);
      } catch (Throwable e) {
        failure = both(failure, e);
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private static Method find(Class<?> type, String test) {
    List<Method> tests =
        AnnotationSupport.findAnnotatedMethods(type, Test.class, HierarchyTraversalMode.BOTTOM_UP);
    return tests.stream().filter(one -> one.getName().equals(test)).findFirst().orElseThrow();
  }

  private static void call(BundleContext context, Object instance, Method method) throws Throwable {
    Object[] arguments =
        Arrays.stream(method.getParameterTypes())
            .map(type -> type == BundleContext.class ? context : null)
            .toArray();
    method.setAccessible(true);
    try {
      method.invoke(instance, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static Throwable both(@Nullable Throwable first, Throwable second) {
    if (first == null) {
      return second;
    }
    first.addSuppressed(second);
    return first;
  }
}
