package dev.testudo.state.provider;

import static java.lang.System.Logger.Level.DEBUG;

import java.lang.System.Logger;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceObjects;
import org.osgi.framework.ServiceReference;

/**
 * What a provider gave for one client, through the client's own context. Given back once, to where
 * it came from: the provider may be another by then.
 */
final class Lease {
  private static final Logger LOG = System.getLogger(Lease.class.getName());

  final ServiceReference<?> provider;
  final Object target;
  private final BundleContext client;
  private final @Nullable ServiceObjects<?> objects;

  private Lease(
      ServiceReference<?> provider,
      BundleContext client,
      @Nullable ServiceObjects<?> objects,
      Object target) {
    this.provider = provider;
    this.client = client;
    this.objects = objects;
    this.target = target;
  }

  /**
   * Asks the provider, whose factory may throw what it likes.
   *
   * @return nothing if it gives nothing
   */
  static @Nullable Lease take(ServiceReference<?> provider, BundleContext client) {
    boolean prototype =
        Constants.SCOPE_PROTOTYPE.equals(provider.getProperty(Constants.SERVICE_SCOPE));
    ServiceObjects<?> objects = prototype ? client.getServiceObjects(provider) : null;
    Object target = objects != null ? objects.getService() : client.getService(provider);
    return target == null ? null : new Lease(provider, client, objects, target);
  }

  void giveBack() {
    try {
      if (objects != null) {
        unget(objects, target);
      } else {
        client.ungetService(provider);
      }
    } catch (IllegalStateException | IllegalArgumentException e) {
      // With the provider or with the client: then the framework has done it.
      LOG.log(DEBUG, () -> "given back already: " + provider, e);
    }
  }

  @SuppressWarnings("unchecked") // it came from there
  private static <T> void unget(ServiceObjects<T> objects, Object target) {
    objects.ungetService((T) target);
  }
}
