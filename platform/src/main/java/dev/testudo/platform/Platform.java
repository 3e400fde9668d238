package dev.testudo.platform;

import dev.testudo.platform.boot.Boot;
import dev.testudo.platform.log.LogRouter;
import dev.testudo.runtime.PlatformStatus;
import java.lang.System.Logger.Level;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;

/**
 * A running platform inside this program.
 *
 * <pre>{@code
 * try (Platform platform = Platform.launch(PlatformOptions.at(home))) {
 *   BundleContext bundles = platform.bundleContext();
 *   …
 * }
 * }</pre>
 *
 * Several platforms may run in one program, each with a data folder of its own. All methods may be
 * called by any thread.
 */
public final class Platform implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Platform.class.getName());
  private static final long STOP_SECONDS = 8;
  private static final long LOGGING_SECONDS = 10;

  private final Boot boot;
  private final StatusRecord status;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Platform(PlatformOptions options) {
    LogRouter router = LogRouter.ofThisJvm();
    if (router != null) {
      router.hold();
    }
    try {
      boot = Boot.prepare(options);
    } catch (RuntimeException e) {
      settle(router);
      throw e;
    }
    status = new StatusRecord(boot, options);
  }

  /**
   * Launches a platform; returns when the last start level is reached. Bundles that cannot start do
   * not hinder the others: {@link PlatformStatus#problems()} names them.
   *
   * @throws PlatformException if the platform as a whole cannot start, such as when another process
   *     uses the data folder; one line that says what to do
   */
  public static Platform launch(PlatformOptions options) {
    Platform platform = prepare(options);
    platform.start();
    return platform;
  }

  /** The first half of a launch, for a caller that must be able to stop the second. */
  static Platform prepare(PlatformOptions options) {
    return new Platform(options);
  }

  /** The second half of a launch. */
  void start() {
    LogRouter router = LogRouter.ofThisJvm();
    try {
      boolean up =
          boot.start(
              context -> {
                context.registerService(PlatformStatus.class, status, null);
                if (router != null) {
                  new LogTracker(context, router).open();
                }
              });
      if (up) {
        settleIn();
      }
    } catch (RuntimeException e) {
      close();
      throw e;
    } finally {
      settle(router);
    }
  }

  // Whoever is at the prompt may end it in this moment: then there is nothing more to say.
  private void settleIn() {
    BundleContext context = bundleContext();
    try {
      awaitLogging(context);
      status.up(true);
      LOG.log(
          Level.INFO,
          "Testudo {0} is up after {1} ms: {2} bundles from {3}, data in {4}",
          status.version(),
          String.valueOf(status.uptime().toMillis()),
          context.getBundles().length - 1,
          status.home(),
          status.data());
      status.problems().forEach(problem -> LOG.log(Level.ERROR, problem.toString()));
    } catch (RuntimeException e) {
      if (!boot.ended()) {
        throw e;
      }
      LOG.log(Level.DEBUG, "ended before it was up", e);
    }
  }

  // A logging bundle may read its configuration while the others start.
  private static void awaitLogging(BundleContext context) {
    try {
      for (ServiceReference<?> one :
          context.getServiceReferences(Future.class, "(testudo.logging=*)")) {
        if (context.getService(one) instanceof Future<?> starting) {
          starting.get(LOGGING_SECONDS, TimeUnit.SECONDS);
        }
        context.ungetService(one);
      }
    } catch (ExecutionException | TimeoutException e) {
      LOG.log(Level.ERROR, "logging did not start", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void settle(@Nullable LogRouter router) {
    if (router != null && !router.settle()) {
      LOG.log(Level.WARNING, "no logging bundle is active: the log goes to the console");
    }
  }

  public Framework framework() {
    return boot.framework();
  }

  /** The system bundle's context. */
  public BundleContext bundleContext() {
    return boot.framework().getBundleContext();
  }

  public PlatformStatus status() {
    return status;
  }

  /**
   * Waits until the framework was stopped, by whomever; then gives back what it held.
   *
   * @return true if it wants to be launched again, since the system bundle was updated
   */
  public boolean await() throws InterruptedException {
    boolean again = boot.await();
    close();
    return again;
  }

  /**
   * Stops all bundles and gives the data folder free. Takes eight seconds at most: a bundle whose
   * stop hangs is left behind, with a line in the log. Does nothing the second time.
   */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      status.up(false);
      if (!boot.stop(STOP_SECONDS)) {
        LOG.log(Level.ERROR, "not all bundles stopped within {0} seconds", STOP_SECONDS);
      }
    }
  }
}
