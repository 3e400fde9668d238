package dev.testudo.capability;

import static java.lang.System.Logger.Level.WARNING;

import dev.testudo.Registry;
import dev.testudo.SettingsException;
import dev.testudo.state.face.Veil;
import java.io.IOException;
import java.lang.System.Logger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Dictionary;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.SynchronousConfigurationListener;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;

/**
 * Connects a registry with the framework: configuration {@code dev.testudo.<word>~NAME} comes in,
 * the registry service goes out (behind a stable face, one view for each client bundle), listeners
 * come and go. One for each provider bundle, made when its component is activated and closed when
 * that is deactivated.
 *
 * <p>Configuration that is already there is in force before the constructor returns. A wrong value
 * is refused in one line of the log; what was in force before stays, and the next right value is
 * taken.
 */
public final class OsgiCapability implements AutoCloseable {
  private static final Logger LOG = System.getLogger(OsgiCapability.class.getName());

  private final BundleContext context;
  private final ConfigurationAdmin admin;
  private final CapabilityRegistry<?, ?, ?> registry;
  private final String prefix;
  private final Preload preload;
  private final Deque<AutoCloseable> closing = new ArrayDeque<>();

  /** What was refused last, by name, so that it is said once. */
  private final Map<String, Map<String, Object>> refused = new ConcurrentHashMap<>();

  public OsgiCapability(
      BundleContext context, ConfigurationAdmin admin, CapabilityRegistry<?, ?, ?> registry) {
    this.context = context;
    this.admin = admin;
    this.registry = registry;
    this.prefix = "dev.testudo." + registry.word() + "~";
    this.preload = new Preload(context);
    closing.push(registry);
    readConfiguration();
    registry.adopt();
    SynchronousConfigurationListener listener = this::changed;
    service(SynchronousConfigurationListener.class, listener, Map.of());
    // What changed between the reading and the listening; what is in force already changes nothing.
    readConfiguration();
    Map<String, String> properties = Map.of("testudo.capability", registry.word());
    service(EventLog.class, registry, properties);
    service(SnapshotSource.class, registry, properties);
  }

  /** Registers the registry's service, with a view for each client bundle. */
  public <R extends Registry<?, ?, ?>> OsgiCapability registry(
      Class<R> type, Function<String, R> view) {
    ServiceFactory<R> factory =
        new ServiceFactory<>() {
          @Override
          public R getService(Bundle client, ServiceRegistration<R> registration) {
            return view.apply(client.getSymbolicName());
          }

          @Override
          public void ungetService(Bundle client, ServiceRegistration<R> registration, R service) {}
        };
    Map<String, Object> properties =
        Map.of(
            Veil.FACE,
            "linger",
            "testudo.capability",
            registry.word(),
            "testudo.pid",
            "dev.testudo." + registry.word());
    ServiceRegistration<R> registration =
        context.registerService(type, factory, FrameworkUtil.asDictionary(properties));
    closing.push(registration::unregister);
    // What the version before was asked for until the switch just now.
    registry.adopt();
    return this;
  }

  /** Registers another service of the bundle. */
  public <T> OsgiCapability service(Class<T> type, T service, Map<String, ?> properties) {
    ServiceRegistration<T> registration =
        context.registerService(type, service, FrameworkUtil.asDictionary(Map.copyOf(properties)));
    closing.push(registration::unregister);
    return this;
  }

  /** Tells the whiteboard's listeners of this type. */
  public <L> OsgiCapability listeners(Class<L> type, Listeners<L> listeners) {
    ServiceTracker<L, L> tracker =
        new ServiceTracker<>(
            context,
            type,
            new ServiceTrackerCustomizer<L, L>() {
              @Override
              public L addingService(ServiceReference<L> reference) {
                L listener = context.getService(reference);
                if (listener != null) {
                  listeners.add(listener);
                }
                return listener;
              }

              @Override
              public void modifiedService(ServiceReference<L> reference, L listener) {}

              @Override
              public void removedService(ServiceReference<L> reference, L listener) {
                listeners.remove(listener);
                context.ungetService(reference);
              }
            });
    tracker.open();
    closing.push(listeners);
    closing.push(tracker::close);
    return this;
  }

  /** Takes all services back, in reverse order, and leaves the state to the next version. */
  @Override
  public void close() {
    preload.close();
    while (!closing.isEmpty()) {
      AutoCloseable next = closing.pop();
      try {
        next.close();
      } catch (Exception e) {
        LOG.log(WARNING, () -> registry.word() + ": " + next + " did not close", e);
      }
    }
  }

  private void changed(ConfigurationEvent event) {
    String pid = event.getPid();
    if (!pid.startsWith(prefix)) {
      return;
    }
    String name = pid.substring(prefix.length());
    if (event.getType() == ConfigurationEvent.CM_DELETED) {
      if (refused.remove(name) != null) {
        registry.note(name, "WITHDRAWN", pid + ": its configuration is gone");
      }
      try {
        registry.deconfigure(name);
      } catch (SettingsException e) {
        refuse(name, pid + " deleted", e);
      }
    } else if (event.getType() == ConfigurationEvent.CM_UPDATED) {
      try {
        apply(admin.getConfiguration(pid, "?"));
      } catch (IOException e) {
        LOG.log(WARNING, () -> pid + ": the configuration cannot be read", e);
      }
    }
  }

  private void readConfiguration() {
    try {
      Configuration[] all = admin.listConfigurations("(service.pid=" + prefix + "*)");
      for (Configuration one : all == null ? new Configuration[0] : all) {
        apply(one);
      }
    } catch (IOException | InvalidSyntaxException e) {
      throw new IllegalStateException(prefix + "*: the configurations cannot be read", e);
    }
  }

  private void apply(Configuration configuration) {
    Dictionary<String, Object> properties = configuration.getProperties();
    if (properties == null) {
      return;
    }
    Map<String, Object> values = Map.copyOf(FrameworkUtil.asMap(properties));
    String name = configuration.getPid().substring(prefix.length());
    if (values.equals(refused.get(name))) {
      return;
    }
    try {
      registry.configure(name, values);
      if (refused.remove(name) != null) {
        registry.note(name, "ACCEPTED", Origin.of(values, configuration.getPid()) + ": in force");
      }
    } catch (SettingsException e) {
      refused.put(name, values);
      refuse(name, Origin.of(values, configuration.getPid()), e);
    }
  }

  private void refuse(String name, String where, SettingsException why) {
    String line = where + ": " + why.getMessage() + "; what was in force before stays";
    LOG.log(WARNING, line);
    registry.note(name, "REFUSED", line);
  }
}
