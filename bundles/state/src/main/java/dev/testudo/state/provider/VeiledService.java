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
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;

/**
 * One service behind faces: one face for each client, whose target is fetched through that client's
 * own context, so that the provider's factory sees who really asks. When the provider goes, its
 * faces wait for the next service of the same identity; when that comes, all are switched at once.
 *
 * <p>Clients come and go while the provider does, and factories are foreign code: no lock is held
 * while one runs. What was fetched is put behind a face only if the provider is still the same
 * then, and is given back where it came from, once.
 */
final class VeiledService {
  private static final Logger LOG = System.getLogger(VeiledService.class.getName());

  final String identity;
  final FaceForge.FaceClass type;
  private final FaceStore store;
  private final Duration hold;
  private final boolean lingers;
  private final AtomicInteger numbers = new AtomicInteger();
  private final AtomicInteger faults = new AtomicInteger();
  private final Map<Object, VeiledClient> clients = new ConcurrentHashMap<>();
  private volatile @Nullable ServiceReference<?> raw;
  private volatile String guard;
  private volatile long heldUntil;
  private volatile long heldFor = -1;
  private volatile @Nullable Thread remover;
  volatile @Nullable ServiceRegistration<?> registration;

  /** Whether the service was visible before it was to be guarded: its face then goes before it. */
  volatile boolean late;

  VeiledService(
      String identity,
      FaceForge.FaceClass type,
      FaceStore store,
      Duration hold,
      boolean lingers,
      ServiceReference<?> raw,
      String guard) {
    this.identity = identity;
    this.type = type;
    this.store = store;
    this.hold = hold;
    this.lingers = lingers;
    this.raw = raw;
    this.guard = guard;
  }

  boolean isHeld() {
    return raw == null;
  }

  /** Whether it was a service of this bundle and waits for the next. */
  boolean isHeldFor(Bundle bundle) {
    return isHeld() && heldFor == bundle.getBundleId();
  }

  /** The provider, if there is one now. */
  Optional<ServiceReference<?>> provider() {
    return Optional.ofNullable(raw);
  }

  /** Whether the time to wait for a successor has passed. */
  boolean isOver() {
    return System.nanoTime() - heldUntil >= 0;
  }

  /** A face for a client; it has no target for now if the provider is away or its factory fails. */
  Object open(Bundle bundle) {
    String name = identity + "@" + bundle.getSymbolicName() + "#" + numbers.incrementAndGet();
    VeiledClient client = new VeiledClient(bundle, store.make(name, identity, type, guard));
    clients.put(client.face.object, client);
    client.face.guard = guard; // it may have changed before the client was known
    store.add(client.face);
    while (!connect(client, raw)) {}
    return client.face.object;
  }

  // Gives false if the provider changed meanwhile.
  private boolean connect(VeiledClient client, @Nullable ServiceReference<?> now) {
    Lease lease = now == null ? null : fetch(client, now);
    if (lease == null) {
      client.face.slot.remover = remover;
      Duration left =
          now == null
              ? Duration.ofNanos(heldUntil - System.nanoTime())
              : isGoing(now) ? hold : Duration.ZERO;
      return store.away(List.of(client.face), left, () -> raw == now).isPresent();
    }
    Lease kept = keep(client, lease);
    return kept == null
        ? client.isClosed()
        : store.publish(List.of(new Binding(client.face, kept.target)), () -> raw == now);
  }

  private @Nullable Lease keep(VeiledClient client, Lease lease) {
    Lease kept = client.keep(lease, raw);
    if (kept != lease) {
      lease.giveBack();
    }
    return kept;
  }

  void close(Object object) {
    VeiledClient client = clients.remove(object);
    if (client != null) {
      store.remove(client.face);
      client.close();
    }
  }

  /** The provider is going: calls wait for its successor, and those inside are let out first. */
  void away(boolean wait) {
    Duration hold = wait ? this.hold : Duration.ZERO;
    heldUntil = System.nanoTime() + hold.toNanos();
    remover = Thread.currentThread();
    ServiceReference<?> going = raw;
    Bundle bundle = going == null ? null : going.getBundle();
    heldFor = bundle == null ? -1 : bundle.getBundleId();
    raw = null;
    List<Face> faces = faces();
    if (lingers) {
      store.withdraw(faces);
      return;
    }
    faces.forEach(face -> face.slot.remover = Thread.currentThread());
    List<Target> old = store.away(faces, hold);
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

  /** The provider is back, or another is to take its place: {@link #rebind} then connects it. */
  void claim(ServiceReference<?> next) {
    raw = next;
  }

  /** Switches all clients to the provider that has been {@linkplain #claim claimed}. */
  void rebind(ServiceReference<?> next) {
    remover = null;
    List<Binding> bindings = new ArrayList<>();
    for (VeiledClient client : clients.values()) {
      Lease lease = fetch(client, next);
      if (lease != null && keep(client, lease) == lease) {
        client.face.slot.remover = null;
        bindings.add(new Binding(client.face, lease.target));
      }
    }
    store.publish(bindings, () -> raw == next);
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
    clients.values().forEach(client -> store.remove(client.face));
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

  // A bundle that stops is of no use from then on, and its services are withdrawn at the end only.
  private static boolean isGoing(ServiceReference<?> provider) {
    Bundle bundle = provider.getBundle();
    return bundle == null || bundle.getState() == Bundle.STOPPING;
  }

  private List<Face> faces() {
    return clients.values().stream().map(client -> client.face).toList();
  }

  // B6: what a provider's factory throws stays here; the client gets a face that says so.
  private @Nullable Lease fetch(VeiledClient client, ServiceReference<?> now) {
    BundleContext context = client.bundle.getBundleContext();
    if (context == null) {
      return null;
    }
    Throwable failure = null;
    try {
      Lease lease = Lease.take(now, context);
      if (lease != null) {
        return lease;
      }
    } catch (RuntimeException | LinkageError e) {
      failure = e;
    }
    if (raw == now && !isGoing(now)) {
      faults.incrementAndGet();
      LOG.log(
          WARNING,
          () ->
              identity
                  + " gave no service to "
                  + client.bundle.getSymbolicName()
                  + "; calls of that bundle fail until it does",
          failure);
    }
    return null;
  }
}
