package dev.testudo.state.provider;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import dev.testudo.state.face.Veil;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.framework.hooks.service.ListenerHook;
import org.osgi.framework.wiring.BundleWiring;

/**
 * Hides services and registers their faces in their place. A raw service is hidden from the moment
 * it is registered: other bundles never see it come, so they cannot hold it. Its going is never
 * hidden, for the sake of those that saw it before a rule came.
 */
final class OsgiVeil implements Veil, EventListenerHook, FindHook, ServiceListener {
  private static final Logger LOG = System.getLogger(OsgiVeil.class.getName());
  private static final Set<String> FRAMEWORKS_OWN =
      Set.of(
          Constants.OBJECTCLASS,
          Constants.SERVICE_ID,
          Constants.SERVICE_BUNDLEID,
          Constants.SERVICE_SCOPE,
          FACE);

  private final BundleContext context;
  private final FaceStore store;
  private final Duration hold;
  private final ScheduledExecutorService housekeeper;
  private final Map<String, Filter> rules = new ConcurrentHashMap<>();

  /** Raw services that are hidden, each with its face; empty while that is being made. */
  private final Map<ServiceReference<?>, String> hidden = new ConcurrentHashMap<>();

  private final Map<String, VeiledService> services = new ConcurrentHashMap<>();
  private final Map<ServiceReference<?>, String> faceless = new ConcurrentHashMap<>();

  OsgiVeil(
      BundleContext context, FaceStore store, Duration hold, ScheduledExecutorService housekeeper) {
    this.context = context;
    this.store = store;
    this.hold = hold;
    this.housekeeper = housekeeper;
  }

  @Override
  public void rule(String rule, String filter) {
    try {
      rules.put(rule, FrameworkUtil.createFilter(filter));
    } catch (InvalidSyntaxException e) {
      throw new IllegalArgumentException(
          "services=" + filter + ": must be an OSGi filter such as (objectClass=com.acme.Orders)",
          e);
    }
    review();
  }

  @Override
  public void drop(String rule) {
    if (rules.remove(rule) != null) {
      review();
    }
  }

  @Override
  public Map<String, String> rules() {
    Map<String, String> all = new TreeMap<>();
    rules.forEach((name, filter) -> all.put(name, filter.toString()));
    return all;
  }

  @Override
  public List<Veiled> veiled() {
    List<Veiled> all = new ArrayList<>();
    new TreeMap<>(services).values().forEach(service -> all.add(service.describe()));
    faceless.forEach(
        (reference, why) ->
            all.add(
                new Veiled(
                    identity(reference),
                    String.valueOf(reference.getBundle()),
                    List.of(types(reference)),
                    guardOf(reference),
                    why,
                    0)));
    return all;
  }

  // ---- hiding

  @Override
  public void event(
      ServiceEvent event, Map<BundleContext, Collection<ListenerHook.ListenerInfo>> listeners) {
    ServiceReference<?> reference = event.getServiceReference();
    if (event.getType() == ServiceEvent.REGISTERED && wants(reference) && canHaveFace(reference)) {
      hidden.putIfAbsent(reference, "");
    }
    boolean coming =
        event.getType() == ServiceEvent.REGISTERED || event.getType() == ServiceEvent.MODIFIED;
    if (coming && hidden.containsKey(reference)) {
      listeners.keySet().removeIf(client -> !seesAll(client));
    }
  }

  @Override
  public void find(
      BundleContext client,
      @Nullable String name,
      @Nullable String filter,
      boolean allServices,
      Collection<ServiceReference<?>> references) {
    if (!seesAll(client)) {
      references.removeIf(this::isHidden);
    }
  }

  // What a client finds was put together before it is shown to us: a service may have come since
  // then, or be going, or be gone, and of that we are told before or after.
  private boolean isHidden(ServiceReference<?> reference) {
    return hidden.containsKey(reference)
        || reference.getBundle() == null
        || (wants(reference) && canHaveFace(reference));
  }

  private boolean seesAll(BundleContext client) {
    Bundle bundle = client.getBundle();
    return bundle.getBundleId() == 0 || bundle.equals(context.getBundle());
  }

  // ---- faces

  @Override
  public void serviceChanged(ServiceEvent event) {
    ServiceReference<?> reference = event.getServiceReference();
    switch (event.getType()) {
      case ServiceEvent.REGISTERED -> {
        if (hidden.containsKey(reference)) {
          raise(reference, false);
        }
      }
      case ServiceEvent.MODIFIED, ServiceEvent.MODIFIED_ENDMATCH -> modified(reference);
      case ServiceEvent.UNREGISTERING -> lower(reference);
      default -> {}
    }
  }

  /** Gives faces to services that came before this bundle, or before a rule. */
  void review() {
    for (ServiceReference<?> reference : all()) {
      String identity = hidden.get(reference);
      if (identity != null) {
        VeiledService service = services.get(identity);
        if (service != null && !service.guard().equals(guardOf(reference))) {
          renew(service, reference);
        }
      } else if (wants(reference)
          && canHaveFace(reference)
          && hidden.putIfAbsent(reference, "") == null) {
        LOG.log(
            INFO,
            "{0} was there before it was to be guarded: clients that hold it already keep it"
                + " unguarded until they look for it again",
            identity(reference));
        raise(reference, true);
      }
    }
  }

  private void raise(ServiceReference<?> reference, boolean late) {
    List<Class<?>> types = load(reference);
    if (types.isEmpty()) {
      return;
    }
    VeiledService service = null;
    boolean fresh = false;
    synchronized (services) {
      for (int i = 1; service == null; i++) {
        String identity = identity(reference) + (i == 1 ? "" : "#" + i);
        VeiledService there = services.get(identity);
        if (there == null) {
          boolean lingers = "linger".equals(reference.getProperty(FACE));
          service =
              new VeiledService(
                  identity,
                  store.forge().forge(types),
                  store,
                  hold,
                  lingers,
                  reference,
                  guardOf(reference));
          services.put(identity, service);
          fresh = true;
        } else if (there.isHeld() && there.type.implementsAll(types)) {
          service = there;
        }
      }
      service.late = late;
      service.claim(reference); // before it is given up for want of a provider
      hidden.put(reference, service.identity);
    }
    if (fresh) {
      register(service, reference, types);
    } else {
      service.rebind(reference);
      renew(service, reference);
    }
  }

  private void register(
      VeiledService service, ServiceReference<?> reference, List<Class<?>> types) {
    boolean prototype =
        Constants.SCOPE_PROTOTYPE.equals(reference.getProperty(Constants.SERVICE_SCOPE));
    Class<?> factory =
        store
            .forge()
            .forgeFactory(
                service.type, types, prototype ? PrototypeFactoryBase.class : FactoryBase.class);
    try {
      Object made = factory.getConstructor(Object.class).newInstance(service);
      service.registration =
          context.registerService(
              types(reference), made, FrameworkUtil.asDictionary(properties(reference, service)));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a factory for " + service.identity, e);
    }
  }

  private void modified(ServiceReference<?> reference) {
    String identity = hidden.get(reference);
    VeiledService service = identity == null ? null : services.get(identity);
    if (service != null) {
      renew(service, reference);
    }
  }

  // The guard that is in force now, and what the face says of the service.
  private void renew(VeiledService service, ServiceReference<?> reference) {
    service.guard(guardOf(reference));
    ServiceRegistration<?> registration = service.registration;
    if (registration != null) {
      registration.setProperties(FrameworkUtil.asDictionary(properties(reference, service)));
    }
  }

  private void lower(ServiceReference<?> reference) {
    faceless.remove(reference);
    String identity = hidden.get(reference);
    VeiledService service = identity == null ? null : services.get(identity);
    if (service != null) {
      boolean wait = !stopping();
      service.away(wait);
      if (wait) {
        housekeeper.schedule(() -> endIfHeld(service), hold.toMillis(), TimeUnit.MILLISECONDS);
      } else {
        end(service);
      }
    }
    hidden.remove(reference); // last, so that nobody finds it meanwhile
  }

  /**
   * Lets others go before the faces of a bundle that was uninstalled: who looks for a service is
   * not to wait for one that may never come while there is another. They are held all the same,
   * since a jar that is replaced by one of another name is uninstalled, too.
   */
  void uninstalled(Bundle bundle) {
    services.values().stream().filter(one -> one.isHeldFor(bundle)).forEach(this::stepBack);
  }

  private void stepBack(VeiledService service) {
    ServiceRegistration<?> registration = service.registration;
    if (registration == null) {
      return;
    }
    try {
      Dictionary<String, Object> properties = registration.getReference().getProperties();
      properties.put(Constants.SERVICE_RANKING, Integer.MIN_VALUE);
      registration.setProperties(properties);
      service.provider().ifPresent(back -> renew(service, back)); // it came meanwhile
    } catch (IllegalStateException e) {
      LOG.log(DEBUG, () -> service.identity + " was unregistered already", e);
    }
  }

  private void endIfHeld(VeiledService service) {
    synchronized (services) {
      if (!service.isHeld() || !service.isOver()) {
        return;
      }
      services.remove(service.identity, service);
    }
    service.end();
  }

  private void end(VeiledService service) {
    synchronized (services) {
      services.remove(service.identity, service);
    }
    service.end();
  }

  private boolean stopping() {
    return context.getBundle(0).getState() == Bundle.STOPPING;
  }

  // ---- which

  private boolean wants(ServiceReference<?> reference) {
    Bundle bundle = reference.getBundle();
    if (bundle == null || bundle.getBundleId() == 0 || bundle.equals(context.getBundle())) {
      return false;
    }
    return reference.getProperty(FACE) != null
        || !guardOf(reference).isEmpty()
        || isAwaited(reference);
  }

  // A service whose guard was taken away keeps its face over an update: clients wait behind it.
  private boolean isAwaited(ServiceReference<?> reference) {
    List<String> held =
        services.values().stream()
            .filter(VeiledService::isHeld)
            .map(service -> service.identity)
            .toList();
    if (held.isEmpty()) { // mostly, and this is asked of each service that somebody finds
      return false;
    }
    String identity = identity(reference);
    return held.stream().anyMatch(one -> one.equals(identity) || one.startsWith(identity + "#"));
  }

  // Configuration over annotation.
  private String guardOf(ServiceReference<?> reference) {
    for (Map.Entry<String, Filter> rule : rules.entrySet()) {
      if (rule.getValue().match(reference)) {
        return rule.getKey();
      }
    }
    Object own = reference.getProperty(GUARD);
    Object annotated = reference.getProperty(GUARDED);
    return own instanceof String name && !name.isEmpty()
        ? name
        : annotated instanceof String name ? name : "";
  }

  private boolean canHaveFace(ServiceReference<?> reference) {
    return !load(reference).isEmpty();
  }

  // The interfaces as the provider sees them; none if one of them is a class.
  private List<Class<?>> load(ServiceReference<?> reference) {
    BundleWiring wiring = reference.getBundle().adapt(BundleWiring.class);
    List<Class<?>> types = new ArrayList<>();
    for (String name : types(reference)) {
      String why = null;
      try {
        Class<?> type = wiring.getClassLoader().loadClass(name);
        types.add(type);
        if (!type.isInterface()) {
          why = "no face: it is registered by the class " + name;
        }
      } catch (ClassNotFoundException | LinkageError e) {
        why = "no face: " + name + " cannot be loaded (" + e.getMessage() + ")";
      }
      if (why != null) {
        if (faceless.put(reference, why) == null) {
          LOG.log(WARNING, identity(reference) + " cannot be guarded, " + why);
        }
        return List.of();
      }
    }
    return types;
  }

  private static String[] types(ServiceReference<?> reference) {
    return (String[]) reference.getProperty(Constants.OBJECTCLASS);
  }

  /** What a service is known by over an update: bundle, component or PID, interfaces. */
  private static String identity(ServiceReference<?> reference) {
    Object component = reference.getProperty("component.name");
    Object pid = reference.getProperty(Constants.SERVICE_PID);
    String[] types = types(reference).clone();
    Arrays.sort(types);
    Bundle bundle = reference.getBundle();
    StringBuilder identity = new StringBuilder(bundle == null ? "?" : bundle.getSymbolicName());
    if (component != null) {
      identity.append('/').append(component);
    }
    if (pid instanceof String text) {
      identity.append('/').append(text);
    }
    return identity.append('/').append(String.join("+", types)).toString();
  }

  private static Map<String, Object> properties(
      ServiceReference<?> reference, VeiledService service) {
    Map<String, Object> properties = new HashMap<>();
    for (String key : reference.getPropertyKeys()) {
      if (!FRAMEWORKS_OWN.contains(key)) {
        properties.put(key, reference.getProperty(key));
      }
    }
    properties.put("testudo.faced", service.identity);
    if (!service.guard().isEmpty()) {
      properties.put(GUARD, service.guard());
    }
    if (service.late) {
      Object ranking = reference.getProperty(Constants.SERVICE_RANKING);
      properties.put(Constants.SERVICE_RANKING, (ranking instanceof Integer rank ? rank : 0) + 1);
    }
    return properties;
  }

  private ServiceReference<?>[] all() {
    try {
      ServiceReference<?>[] all = context.getAllServiceReferences(null, null);
      return all == null ? new ServiceReference<?>[0] : all;
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
