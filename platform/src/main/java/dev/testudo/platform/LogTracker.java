package dev.testudo.platform;

import dev.testudo.platform.log.LogRouter;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/**
 * Hands the finder of a logging bundle to the router. The service is of a type of the JDK, so that
 * launcher and bundle need not share any class.
 */
final class LogTracker extends ServiceTracker<System.LoggerFinder, System.LoggerFinder> {
  private final LogRouter router;

  LogTracker(BundleContext context, LogRouter router) {
    super(context, System.LoggerFinder.class, null);
    this.router = router;
  }

  @Override
  public System.LoggerFinder addingService(ServiceReference<System.LoggerFinder> reference) {
    System.LoggerFinder finder = super.addingService(reference);
    if (finder != null) {
      router.attach(finder);
    }
    return finder;
  }

  @Override
  public void removedService(
      ServiceReference<System.LoggerFinder> reference, System.LoggerFinder finder) {
    router.detach(finder);
    super.removedService(reference, finder);
  }
}
