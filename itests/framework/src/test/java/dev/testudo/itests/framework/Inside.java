package dev.testudo.itests.framework;

import static org.junit.jupiter.api.Assertions.fail;

import dev.testudo.testkit.Await;
import dev.testudo.testkit.Jar;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** What a test does inside the framework. Closing it takes back what it did. */
final class Inside implements AutoCloseable {
  private final BundleContext context;
  private final Deque<Runnable> undo = new ArrayDeque<>();

  Inside(BundleContext context) {
    this.context = context;
  }

  BundleContext context() {
    return context;
  }

  // ---- services

  /** A service as the tests' bundle sees it, waited for if need be. */
  <T> T service(Class<T> type) {
    return service(type, null);
  }

  <T> T service(Class<T> type, @Nullable String filter) {
    return context.getService(reference(type, filter));
  }

  <T> ServiceReference<T> reference(Class<T> type, @Nullable String filter) {
    Await.until(
        () -> !references(type, filter).isEmpty(),
        () -> "no " + type.getName() + "; bundles: " + Arrays.toString(context.getBundles()));
    return references(type, filter).iterator().next();
  }

  <T> Collection<ServiceReference<T>> references(Class<T> type, @Nullable String filter) {
    try {
      return context.getServiceReferences(type, filter);
    } catch (InvalidSyntaxException e) {
      throw new AssertionError(e);
    }
  }

  <T> void register(Class<T> type, T service) {
    register(type, service, 0);
  }

  <T> void register(Class<T> type, T service, int ranking) {
    Map<String, ?> properties = Map.of(Constants.SERVICE_RANKING, ranking);
    undo.push(
        context.registerService(type, service, FrameworkUtil.asDictionary(properties))::unregister);
  }

  // ---- configuration

  /** Puts a whole configuration in force: keys and values by turns. */
  void configure(String pid, String... keysAndValues) {
    Map<String, Object> values = new HashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      values.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    try {
      configuration(pid).update(FrameworkUtil.asDictionary(values));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    undo.push(() -> deconfigure(pid));
  }

  void deconfigure(String pid) {
    try {
      configuration(pid).delete();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Configuration configuration(String pid) throws IOException {
    int tilde = pid.indexOf('~');
    ConfigurationAdmin admin = service(ConfigurationAdmin.class);
    return tilde < 0
        ? admin.getConfiguration(pid, "?")
        : admin.getFactoryConfiguration(pid.substring(0, tilde), pid.substring(tilde + 1), "?");
  }

  // ---- bundles

  Bundle bundle(String symbolicName) {
    return Arrays.stream(context.getBundles())
        .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no bundle " + symbolicName));
  }

  /** Installs and starts. */
  Bundle install(Jar jar) {
    try {
      Bundle bundle = context.installBundle("fixture:" + jar.symbolicName(), jar.open());
      undo.push(() -> uninstall(bundle));
      bundle.start();
      return bundle;
    } catch (BundleException e) {
      throw new AssertionError(e);
    }
  }

  /** Updates in place, and refreshes what is wired to the old. */
  void update(Bundle bundle, Jar jar) {
    try {
      bundle.update(jar.open());
    } catch (BundleException e) {
      throw new AssertionError(e);
    }
    refresh(bundle);
  }

  /** The same from where the bundle came. */
  void update(Bundle bundle) {
    try {
      bundle.update();
    } catch (BundleException e) {
      throw new AssertionError(e);
    }
    refresh(bundle);
  }

  void stop(Bundle bundle) {
    try {
      bundle.stop();
    } catch (BundleException e) {
      throw new AssertionError(e);
    }
  }

  void start(Bundle bundle) {
    try {
      bundle.start();
    } catch (BundleException e) {
      throw new AssertionError(e);
    }
  }

  void uninstall(Bundle bundle) {
    try {
      if (bundle.getState() != Bundle.UNINSTALLED) {
        bundle.uninstall();
        refresh(bundle);
      }
    } catch (BundleException e) {
      throw new AssertionError(e);
    }
  }

  private void refresh(Bundle bundle) {
    CountDownLatch done = new CountDownLatch(1);
    context
        .getBundle(0)
        .adapt(FrameworkWiring.class)
        .refreshBundles(List.of(bundle), event -> done.countDown());
    try {
      if (!done.await(30, TimeUnit.SECONDS)) {
        fail("refresh of " + bundle + " did not end");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  static ClassLoader loader(Bundle bundle) {
    return bundle.adapt(BundleWiring.class).getClassLoader();
  }

  /** The bundle that an object's class belongs to. */
  static String home(Object object) {
    Bundle bundle = FrameworkUtil.getBundle(object.getClass());
    return bundle == null ? "none" : bundle.getSymbolicName();
  }

  @Override
  public void close() {
    while (!undo.isEmpty()) {
      undo.pop().run();
    }
  }
}
