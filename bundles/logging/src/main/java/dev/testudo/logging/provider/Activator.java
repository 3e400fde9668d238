package dev.testudo.logging.provider;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOPLoggerFactory;

/**
 * Started at the second level, when slf4j has its back end. No component: SCR itself logs.
 *
 * <p>The back end reads its configuration in a thread of its own while the other bundles start; the
 * launcher keeps what is logged meanwhile. It waits at the end of its start for the {@link Future}
 * that is registered here with the property {@code testudo.logging}.
 */
public final class Activator implements BundleActivator {
  private static final String BACK_END = "org.slf4j.spi.SLF4JServiceProvider";

  private @Nullable FutureTask<ServiceTracker<?, ?>> starting;

  @Override
  public void start(BundleContext context) {
    List<String> backEnds = backEnds(context);
    if (backEnds.isEmpty()) {
      throw new IllegalStateException("slf4j has no back end; the log stays on the console");
    }
    FutureTask<ServiceTracker<?, ?>> task = new FutureTask<>(() -> open(context, backEnds));
    starting = task;
    context.registerService(
        Future.class, task, FrameworkUtil.asDictionary(Map.of("testudo.logging", "starting")));
    Thread thread = new Thread(task, "testudo-logging-start-1");
    thread.setDaemon(true);
    thread.start();
  }

  private static ServiceTracker<?, ?> open(BundleContext context, List<String> backEnds) {
    ILoggerFactory factory = LoggerFactory.getILoggerFactory();
    Logger log = LoggerFactory.getLogger(Activator.class);
    if (factory instanceof NOPLoggerFactory) {
      throw new IllegalStateException("slf4j did not take its back end " + backEnds);
    }
    if (backEnds.size() > 1) {
      log.warn(
          "several slf4j back ends are installed {}: {} is used", backEnds, factory.getClass());
    }
    context.registerService(System.LoggerFinder.class, new SlfLoggerFinder(), null);
    // By name: the package is an optional import, and only the customizer knows its types.
    ServiceTracker<?, ?> logReaders =
        new ServiceTracker<>(
            context, "org.osgi.service.log.LogReaderService", new LogReaderBridge(context));
    logReaders.open();
    return logReaders;
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
  public void stop(BundleContext context) throws Exception {
    if (starting != null) {
      starting.get(10, TimeUnit.SECONDS).close();
    }
  }
}
