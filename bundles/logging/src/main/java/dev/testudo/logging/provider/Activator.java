package dev.testudo.logging.provider;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOPLoggerFactory;

/** Started at the second level, when slf4j has its back end. No component: SCR itself logs. */
public final class Activator implements BundleActivator {
  private static final String BACK_END = "org.slf4j.spi.SLF4JServiceProvider";

  private @Nullable ServiceTracker<?, ?> logReaders;

  @Override
  public void start(BundleContext context) {
    ILoggerFactory factory = LoggerFactory.getILoggerFactory();
    if (factory instanceof NOPLoggerFactory) {
      throw new IllegalStateException("slf4j has no back end; the log stays on the console");
    }
    Logger log = LoggerFactory.getLogger(Activator.class);
    List<String> backEnds = backEnds(context);
    if (backEnds.size() > 1) {
      log.warn(
          "several slf4j back ends are installed {}: {} is used", backEnds, factory.getClass());
    }
    context.registerService(System.LoggerFinder.class, new SlfLoggerFinder(), null);
    // By name: the package is an optional import, and only the customizer knows its types.
    logReaders =
        new ServiceTracker<>(
            context, "org.osgi.service.log.LogReaderService", new LogReaderBridge(context));
    logReaders.open();
  }

  private static List<String> backEnds(BundleContext context) {
    return Arrays.stream(context.getBundles())
        .map(bundle -> bundle.adapt(BundleWiring.class))
        .filter(Objects::nonNull)
        .filter(
            wiring ->
                wiring.getCapabilities("osgi.serviceloader").stream()
                    .anyMatch(
                        each -> BACK_END.equals(each.getAttributes().get("osgi.serviceloader"))))
        .map(wiring -> wiring.getBundle().getSymbolicName())
        .toList();
  }

  @Override
  public void stop(BundleContext context) {
    if (logReaders != null) {
      logReaders.close();
    }
  }
}
