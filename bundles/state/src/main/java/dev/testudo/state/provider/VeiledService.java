package dev.testudo.state.provider;

import static java.lang.System.Logger.Level.WARNING;

import dev.testudo.state.face.Veil.Veiled;
import dev.testudo.state.provider.FaceStore.Binding;
import dev.testudo.state.provider.FaceStore.Face;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceObjects;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;

/**
 * One service behind faces: one face for each client, whose target is fetched through that client's
 * own context, so that the provider's factory sees who really asks. When the provider goes, its
 * faces wait for the next service of the same identity; when that comes, all are switched at once.
 */
final class VeiledService {
  private static final Logger LOG = System.getLogger(VeiledService.class.getName());

  final String identity;
  final FaceForge.FaceClass type;
  private final FaceStore store;
  private final boolean lingers;
  private final AtomicInteger numbers = new AtomicInteger();
  private final AtomicInteger faults = new AtomicInteger();
  private final Map<Object, Client> clients = new ConcurrentHashMap<>();
  private volatile @Nullable ServiceReference<?> raw;
  private volatile String guard;
  private volatile long heldUntil;
  volatile @Nullable ServiceRegistration<?> registration;

  private record Client(Bundle bundle, Face face, @Nullable ServiceObjects<?> objects) {}

  VeiledService(
      String identity,
      FaceForge.FaceClass type,
      FaceStore store,
      boolean lingers,
      ServiceReference<?> raw,
      String guard) {
    this.identity = identity;
    this.type = type;
    this.store = store;
    this.lingers = lingers;
    this.raw = raw;
    this.guard = guard;
  }

  boolean isHeld() {
    return raw == null;
  }

  /** Whether the time to wait for a successor has passed. */
  boolean isOver() {
    return System.nanoTime() - heldUntil >= 0;
  }

  /** A face for a client; it has no target for now if the provider is away or its factory fails. */
  Object open(Bundle client) {
    String name = identity + "@" + client.getSymbolicName() + "#" + numbers.incrementAndGet();
    Face face = store.make(name, type, guard);
    Client opened = new Client(client, face, null);
    Client ready = bind(opened);
    clients.put(face.object, ready);
    store.add(face);
    return face.object;
  }

  void close(Object object) {
    Client client = clients.remove(object);
    if (client != null) {
      store.remove(client.face());
      release(client);
    }
  }

  /** The provider is going: calls wait for its successor, and those inside are let out first. */
  void hold(Duration hold, boolean wait) {
    heldUntil = System.nanoTime() + hold.toNanos();
    raw = null;
    List<Face> faces = faces();
    if (lingers) {
      store.withdraw(faces);
      return;
    }
    List<Target> old = new ArrayList<>();
    for (Face face : faces) {
      face.slot.remover = Thread.currentThread();
      old.add(face.slot.current);
    }
    store.away(faces, hold);
    if (wait) {
      old.forEach(this::drain);
    }
  }

  private void drain(Target target) {
    long left = heldUntil - System.nanoTime();
    List<Thread> inside = store.dispatch().drain(target, Duration.ofNanos(Math.max(0, left)));
    if (!inside.isEmpty()) {
      LOG.log(
          WARNING,
          () ->
              identity
                  + " goes away with calls still inside, on "
                  + String.join(", ", inside.stream().map(Thread::getName).toList()));
    }
  }

  /** The provider is back, or another took its place. */
  void rebind(ServiceReference<?> next) {
    raw = next;
    List<Binding> bindings = new ArrayList<>();
    for (Map.Entry<Object, Client> entry : clients.entrySet()) {
      Client client = fetchNew(entry.getValue());
      entry.setValue(client);
      Object target = fetch(client);
      if (target != null) {
        client.face().slot.remover = null;
        bindings.add(new Binding(client.face(), target));
      }
    }
    store.publish(bindings);
  }

  void guard(String name) {
    if (!guard.equals(name)) {
      guard = name;
      store.guard(faces(), name);
    }
  }

  String guard() {
    return guard;
  }

  /** Nobody came in time, or nobody is to come. */
  void end() {
    ServiceRegistration<?> registered = registration;
    if (registered != null) {
      try {
        registered.unregister();
      } catch (IllegalStateException e) {
        LOG.log(System.Logger.Level.DEBUG, () -> identity + " was unregistered already", e);
      }
    }
    clients.values().forEach(client -> store.remove(client.face()));
    clients.clear();
  }

  Veiled describe() {
    ServiceReference<?> now = raw;
    Bundle bundle = now == null ? null : now.getBundle();
    int inFlight = 0;
    for (Face face : faces()) {
      Target target = face.slot.current;
      inFlight += store.dispatch().inside(target).size();
      inFlight += (int) Dispatch.stagesInFlight(target);
    }
    return new Veiled(
        identity,
        bundle == null ? "" : bundle.getSymbolicName() + " " + bundle.getVersion(),
        type.interfaces(),
        guard,
        bundle != null ? (faults.get() == 0 ? "UP" : "UP, " + faults + " failed gets") : "HELD",
        inFlight);
  }

  private List<Face> faces() {
    return clients.values().stream().map(Client::face).toList();
  }

  private Client bind(Client opened) {
    Client client = fetchNew(opened);
    Object target = fetch(client);
    if (target != null) {
      store.publish(List.of(new Binding(client.face(), target)));
    } else {
      long left = Math.max(0, heldUntil - System.nanoTime());
      store.away(List.of(client.face()), Duration.ofNanos(isHeld() ? left : 0));
    }
    return client;
  }

  private Client fetchNew(Client client) {
    ServiceReference<?> now = raw;
    BundleContext context = client.bundle().getBundleContext();
    boolean prototype =
        now != null && Constants.SCOPE_PROTOTYPE.equals(now.getProperty(Constants.SERVICE_SCOPE));
    return new Client(
        client.bundle(),
        client.face(),
        prototype && context != null ? context.getServiceObjects(now) : null);
  }

  // B6: what a provider's factory throws stays here; the client gets a face that says so.
  private @Nullable Object fetch(Client client) {
    ServiceReference<?> now = raw;
    BundleContext context = client.bundle().getBundleContext();
    if (now == null || context == null) {
      return null;
    }
    Object target = null;
    try {
      target = client.objects() != null ? client.objects().getService() : context.getService(now);
    } catch (RuntimeException | LinkageError e) {
      LOG.log(WARNING, () -> identity + ": its factory failed", e);
    }
    if (target == null) {
      faults.incrementAndGet();
      LOG.log(
          WARNING,
          "{0} gave no service to {1}; calls of that bundle fail until it does",
          identity,
          client.bundle().getSymbolicName());
    }
    return target;
  }

  private void release(Client client) {
    ServiceReference<?> now = raw;
    BundleContext context = client.bundle().getBundleContext();
    Object target = client.face().slot.current.object;
    if (now == null || context == null) {
      return; // the framework has released it, with the provider or with the client
    }
    try {
      if (client.objects() != null && target != null) {
        unget(client.objects(), target);
      } else {
        context.ungetService(now);
      }
    } catch (IllegalStateException | IllegalArgumentException e) {
      LOG.log(System.Logger.Level.DEBUG, () -> identity + " was released already", e);
    }
  }

  @SuppressWarnings("unchecked") // it came from there
  private static <T> void unget(ServiceObjects<T> objects, Object target) {
    objects.ungetService((T) target);
  }
}
