package dev.testudo.itests.provider;

import dev.testudo.itests.api.Greeter;
import java.util.Map;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/** A bundle that asks for a guard by a property and knows nothing else of it. */
public final class GreeterActivator implements BundleActivator {
  private volatile boolean stopped;
  private ServiceRegistration<Greeter> registration;

  @Override
  public void start(BundleContext context) {
    Greeter greeter =
        name -> {
          if (stopped) {
            throw new IllegalStateException("called after its stop");
          }
          return "hello " + name;
        };
    registration =
        context.registerService(
            Greeter.class, greeter, FrameworkUtil.asDictionary(Map.of("testudo.guard", "greeter")));
  }

  @Override
  public void stop(BundleContext context) {
    registration.unregister();
    stopped = true; // whoever calls from now on was let in too late
  }
}
