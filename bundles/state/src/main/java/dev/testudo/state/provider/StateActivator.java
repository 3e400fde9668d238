package dev.testudo.state.provider;

import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Vault;
import dev.testudo.state.face.Gates;
import dev.testudo.state.face.Veil;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;

/**
 * State in a framework. Framework properties: {@code testudo.data}, the folder for durable cells;
 * all in milliseconds: {@code testudo.hold} (5000), how long calls wait for a service that is being
 * replaced; {@code testudo.linger} (5000), how long old code is called when no new one is there;
 * {@code testudo.grace} (60000), how long state waits for an owner that is gone; and {@code
 * testudo.held} (1000), how many calls wait for one service.
 */
public final class StateActivator implements BundleActivator {
  private @Nullable State state;
  private @Nullable ScheduledThreadPoolExecutor housekeeper;

  @Override
  public void start(BundleContext context) {
    State made =
        new State(
            Path.of(property(context, "testudo.data", "data")).resolve("state"),
            millis(context, "testudo.linger", 5_000),
            (int) number(context, "testudo.held", 1_000),
            StateActivator::isContract,
            loaders -> new OsgiBridgeLoader(loaders, context.getBundle()));
    state = made;
    ScheduledThreadPoolExecutor later = housekeeper();
    housekeeper = later;
    OsgiVeil veil =
        new OsgiVeil(context, made.faces, millis(context, "testudo.hold", 5_000), later);
    context.registerService(
        new String[] {EventListenerHook.class.getName(), FindHook.class.getName()}, veil, null);
    context.addServiceListener(veil);
    context.addBundleListener(
        (SynchronousBundleListener)
            event -> {
              if (event.getType() == BundleEvent.UNINSTALLED) {
                veil.uninstalled(event.getBundle());
              }
            });
    veil.review();
    context.addBundleListener(
        new Owners(made.vault, millis(context, "testudo.grace", 60_000), later));
    context.registerService(Vault.class, made.vault, null);
    context.registerService(Faces.class, made.faces, null);
    context.registerService(Gates.class, made.faces, null);
    context.registerService(Clock.class, made.clock, null);
    context.registerService(Veil.class, veil, null);
  }

  @Override
  public void stop(BundleContext context) {
    if (housekeeper != null) {
      housekeeper.shutdownNow();
    }
    if (state != null) {
      state.close();
    }
  }

  private static ScheduledThreadPoolExecutor housekeeper() {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "testudo-state-housekeeper-1");
              thread.setDaemon(true);
              return thread;
            });
    executor.setKeepAliveTime(10, TimeUnit.SECONDS);
    executor.allowCoreThreadTimeOut(true);
    executor.setRemoveOnCancelPolicy(true);
    // Events of other bundles' ends still come when this one has stopped; nothing is left to do.
    executor.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    return executor;
  }

  // The framework's own class path is what an embedding program shares; its classes outlive all.
  private static boolean isContract(Class<?> type) {
    Bundle bundle = FrameworkUtil.getBundle(type);
    return bundle == null
        || bundle.getBundleId() == 0
        || "true".equals(bundle.getHeaders("").get("Testudo-Contract"));
  }

  private static Duration millis(BundleContext context, String key, long otherwise) {
    return Duration.ofMillis(number(context, key, otherwise));
  }

  private static long number(BundleContext context, String key, long otherwise) {
    String text = property(context, key, Long.toString(otherwise));
    try {
      long number = Long.parseLong(text.strip());
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new IllegalArgumentException(
        "framework property " + key + "=" + text + ": must be a whole number, zero or more");
  }

  private static String property(BundleContext context, String key, String otherwise) {
    String value = context.getProperty(key);
    return value == null || value.isBlank() ? otherwise : value;
  }
}
