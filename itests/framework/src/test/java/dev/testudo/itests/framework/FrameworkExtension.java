package dev.testudo.itests.framework;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.osgi.framework.BundleContext;

/**
 * Starts a framework for a test class, or for each test, and lets the tests take place inside it,
 * not here.
 */
final class FrameworkExtension
    implements BeforeAllCallback, BeforeEachCallback, InvocationInterceptor, ParameterResolver {
  private static final Namespace MINE = Namespace.create(FrameworkExtension.class);

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    start(context, false);
  }

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    start(context, true);
  }

  // The store closes it with the class, or with the test.
  private static void start(ExtensionContext context, boolean fresh) throws Exception {
    Class<?> test = context.getRequiredTestClass();
    InFramework how = AnnotationSupport.findAnnotation(test, InFramework.class).orElseThrow();
    if (how.fresh() == fresh) {
      context.getStore(MINE).put(test, RunningFramework.start(test, how.value()));
    }
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> here, ReflectiveInvocationContext<Method> what, ExtensionContext context)
      throws Throwable {
    here.skip();
    Class<?> test = context.getRequiredTestClass();
    RunningFramework framework = context.getStore(MINE).get(test, RunningFramework.class);
    framework.run(test, what.getExecutable().getName());
  }

  @Override
  public void interceptBeforeEachMethod(
      Invocation<Void> here, ReflectiveInvocationContext<Method> what, ExtensionContext context) {
    here.skip();
  }

  @Override
  public void interceptAfterEachMethod(
      Invocation<Void> here, ReflectiveInvocationContext<Method> what, ExtensionContext context) {
    here.skip();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == BundleContext.class;
  }

  // Here there is none; the method is called inside, with the real one.
  @Override
  public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return null;
  }
}
