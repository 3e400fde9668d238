package dev.testudo.state.provider;

import dev.testudo.state.face.Veil;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.Version;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.wiring.BundleWiring;

/**
 * A framework in which nothing happens by itself: a test says when a service comes and goes, what a
 * factory does, and which bundle is in which state. It knows the hooks and listeners of state only.
 */
final class FakeFramework {
  private static final Class<?> OWN = FakeFramework.class;

  private final List<ServiceListener> listeners = new ArrayList<>();
  private final List<BundleListener> bundleListeners = new ArrayList<>();
  private final List<Published> published = new CopyOnWriteArrayList<>();
  private final Map<Object, Offer<?>> offers = new ConcurrentHashMap<>();

  /** Of the bundle under test. */
  final BundleContext context = new Member(1, "state").context;

  /** A bundle, with any number of services. */
  final class Member {
    volatile int state = Bundle.ACTIVE;
    final String name;
    final Bundle bundle;
    final BundleContext context;

    Member(long id, String name) {
      this.name = name;
      this.bundle =
          proxy(
              Bundle.class,
              (self, method, args) ->
                  switch (method) {
                    case "getBundleId" -> id;
                    case "getSymbolicName" -> name;
                    case "getVersion" -> Version.emptyVersion;
                    case "getState" -> state;
                    case "getBundleContext" -> context();
                    case "adapt" ->
                        proxy(BundleWiring.class, (wiring, what, none) -> OWN.getClassLoader());
                    default -> null;
                  });
      this.context =
          proxy(
              BundleContext.class,
              (self, method, args) ->
                  switch (method) {
                    case "getBundle" -> args == null ? bundle : new Member(0, "system").bundle;
                    case "registerService" -> publish(args);
                    case "addServiceListener" -> listeners.add((ServiceListener) args[0]);
                    case "addBundleListener" -> bundleListeners.add((BundleListener) args[0]);
                    case "getService" -> offers.get(args[0]).factory.get();
                    case "ungetService" -> true;
                    default -> null;
                  });
    }

    private BundleContext context() {
      return context;
    }

    /** Registers a service that is to have a face. */
    <T> Offer<T> offer(Class<T> type, Supplier<T> factory) {
      Offer<T> offer = new Offer<>(this, type, factory);
      ServiceEvent event = new ServiceEvent(ServiceEvent.REGISTERED, offer.reference);
      published.stream()
          .filter(one -> one.service instanceof EventListenerHook)
          .forEach(one -> ((EventListenerHook) one.service).event(event, Map.of()));
      listeners.forEach(listener -> listener.serviceChanged(event));
      return offer;
    }

    /** Tells that it is in another state now. */
    void is(int state, int event) {
      this.state = state;
      bundleListeners.forEach(listener -> listener.bundleChanged(new BundleEvent(event, bundle)));
    }
  }

  /** A raw service. */
  final class Offer<T> {
    final Supplier<T> factory;
    final ServiceReference<?> reference;
    private final Map<String, Object> properties = new TreeMap<>();
    private volatile boolean gone;

    private Offer(Member provider, Class<T> type, Supplier<T> factory) {
      this.factory = factory;
      properties.put(Constants.OBJECTCLASS, new String[] {type.getName()});
      properties.put(Veil.FACE, "true");
      this.reference =
          proxy(
              ServiceReference.class,
              (self, method, args) ->
                  switch (method) {
                    case "getBundle" -> gone ? null : provider.bundle;
                    case "getProperty" -> properties.get(args[0]);
                    case "getPropertyKeys" -> properties.keySet().toArray(new String[0]);
                    default -> null;
                  });
      offers.put(reference, this);
    }

    void withdraw() {
      ServiceEvent event = new ServiceEvent(ServiceEvent.UNREGISTERING, reference);
      listeners.forEach(listener -> listener.serviceChanged(event));
      gone = true;
    }
  }

  /** What the bundle under test has registered. */
  static final class Published {
    final Object service;
    volatile Dictionary<?, ?> properties;
    volatile boolean there = true;
    final ServiceRegistration<Object> registration =
        proxy(
            ServiceRegistration.class,
            (self, method, args) ->
                switch (method) {
                  case "unregister" -> there = false;
                  case "getReference" -> reference();
                  case "setProperties" -> properties = (Dictionary<?, ?>) args[0];
                  default -> null;
                });

    Published(Object service, Dictionary<?, ?> properties) {
      this.service = service;
      this.properties = properties;
    }

    private ServiceReference<?> reference() {
      return proxy(ServiceReference.class, (self, method, args) -> properties);
    }

    int ranking() {
      return properties.get(Constants.SERVICE_RANKING) instanceof Integer ranking ? ranking : 0;
    }

    /** Gets the service as a client does. */
    <T> T get(Class<T> type, Member client) {
      return type.cast(((FactoryBase) service).getService(client.bundle, registration));
    }
  }

  private Object publish(Object[] args) {
    Published one = new Published(args[1], (Dictionary<?, ?>) args[2]);
    published.add(one);
    return one.registration;
  }

  /** Lets a veil see what happens, as its bundle's activator does. */
  void watch(OsgiVeil veil) {
    context.registerService(EventListenerHook.class.getName(), veil, null);
    context.addServiceListener(veil);
  }

  /** The service that was registered last under an interface. */
  Published last(Class<?> type) {
    return published.stream()
        .filter(one -> type.isInstance(one.service))
        .reduce((former, latter) -> latter)
        .orElseThrow();
  }

  private interface Handler {
    @Nullable Object call(Object self, String method, Object @Nullable [] args);
  }

  @SuppressWarnings("unchecked") // the proxy implements it, whatever its parameters
  private static <T> T proxy(Class<?> type, Handler handler) {
    InvocationHandler all =
        (self, method, args) ->
            switch (method.getName()) {
              case "equals" -> self == args[0];
              case "hashCode" -> System.identityHashCode(self);
              case "toString" -> type.getSimpleName();
              default -> handler.call(self, method.getName(), args);
            };
    return (T) Proxy.newProxyInstance(OWN.getClassLoader(), new Class<?>[] {type}, all);
  }
}
