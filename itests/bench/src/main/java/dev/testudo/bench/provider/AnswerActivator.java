package dev.testudo.bench.provider;

import dev.testudo.bench.api.Target;
import java.util.Map;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** Registers one service without a guard, and one for each guard. */
public final class AnswerActivator implements BundleActivator {
  @Override
  public void start(BundleContext context) {
    register(context, "plain", "testudo.face", "true");
    register(context, "empty", "testudo.guard", "empty");
    register(context, "full", "testudo.guard", "full");
    register(context, "exact", "testudo.guard", "exact");
    register(context, "failing", "testudo.guard", "failing");
  }

  private static void register(BundleContext context, String pid, String property, String value) {
    context.registerService(
        Target.class,
        new Answer(),
        FrameworkUtil.asDictionary(Map.of("service.pid", pid, property, value)));
  }

  @Override
  public void stop(BundleContext context) {}
}
