package dev.testudo.state.provider;

import static java.lang.System.Logger.Level.WARNING;

import dev.testudo.state.Faces;
import dev.testudo.state.face.Gate;
import dev.testudo.state.face.GateKeeper;
import dev.testudo.state.face.Gates;
import java.lang.System.Logger;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All faces by identity. One lock orders the changes; no call ever takes it, and nothing waits
 * under it. Classes of faces that many share, such as those of a capability's instances, are made
 * once for each interface.
 */
final class FaceStore implements Faces, Gates {
  private static final Logger LOG = System.getLogger(FaceStore.class.getName());

  private final Dispatch dispatch;
  private final FaceForge forge;
  private final Duration linger;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Face> faces = new HashMap<>();
  private final Set<WeakReference<Face>> wrapped = new HashSet<>();
  private final Set<Face> lingering = new HashSet<>();
  private final Map<Class<?>, Map<String, WeakReference<FaceForge.FaceClass>>> shared =
      new WeakHashMap<>();
  private final AtomicLong gatesChanged = new AtomicLong();
  private final AtomicLong wraps = new AtomicLong();
  private volatile @Nullable GateKeeper keeper;
  private volatile long keeperGone;

  /** A slot with its face, and what it is for. */
  static final class Face {
    final Slot slot;

    /** What stands behind it, whichever client it is for. */
    final String origin;

    final FaceForge.FaceClass type;
    final FaceBase object;
    volatile String guard;

    /** When the target is given up, or 0; guarded by the store's lock. */
    long lingerUntil;

    Face(Slot slot, String origin, FaceForge.FaceClass type, FaceBase object, String guard) {
      this.slot = slot;
      this.origin = origin;
      this.type = type;
      this.object = object;
      this.guard = guard;
    }
  }

  /** A face and what it is to stand for. */
  record Binding(Face face, Object target) {}

  FaceStore(Dispatch dispatch, FaceForge forge, Duration linger) {
    this.dispatch = dispatch;
    this.forge = forge;
    this.linger = linger;
  }

  @Override
  public <T> T bind(String identity, Class<T> type, T target) {
    Face face = face(identity, type);
    publish(List.of(new Binding(face, target)));
    return type.cast(face.object);
  }

  @Override
  public <T> T wrap(Class<T> type, T target, String guard) {
    if (!type.isInterface()) {
      throw new IllegalArgumentException(type + " is not an interface, and only these have faces");
    }
    String name = guard + ":" + type.getSimpleName();
    String origin = name + "#" + wraps.incrementAndGet(); // each object is one of its own
    Face face = make(name, origin, sharedClass(type, guard), guard);
    publish(List.of(new Binding(face, target)));
    lock.lock();
    try {
      wrapped.removeIf(reference -> reference.get() == null);
      wrapped.add(new WeakReference<>(face));
    } finally {
      lock.unlock();
    }
    return type.cast(face.object);
  }

  @Override
  public Change change() {
    List<Binding> bindings = new ArrayList<>();
    return new Change() {
      @Override
      public <T> T bind(String identity, Class<T> type, T target) {
        Face face = face(identity, type);
        bindings.add(new Binding(face, target));
        return type.cast(face.object);
      }

      @Override
      public void commit() {
        publish(bindings);
        bindings.clear();
      }
    };
  }

  @Override
  public void withdraw(String identity, Object target) {
    lock.lock();
    try {
      Face face = faces.get(identity);
      if (face != null && face.slot.current.object == target) {
        withdraw(List.of(face));
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void drop(String identity) {
    lock.lock();
    try {
      Face face = faces.remove(identity);
      if (face != null) {
        away(List.of(face), Duration.ZERO);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void lifecycle(Runnable action) {
    Visit visit = dispatch.visit();
    visit.lifecycle(1);
    try {
      action.run();
    } finally {
      visit.lifecycle(-1);
    }
  }

  @Override
  public void keeper(GateKeeper next) {
    keeper = next;
    gatesChanged.incrementAndGet();
    regate(face -> !face.guard.isEmpty());
  }

  @Override
  public void leave(GateKeeper leaving) {
    lock.lock();
    try {
      if (keeper == leaving) {
        keeper = null;
        keeperGone = System.nanoTime();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void changed(Set<String> guards) {
    gatesChanged.incrementAndGet();
    regate(face -> guards.contains(face.guard));
  }

  @Override
  public int visit() {
    return dispatch.visit().number;
  }

  @Override
  public int visitIfAny() {
    Visit visit = dispatch.visitIfAny();
    return visit == null ? -1 : visit.number;
  }

  /**
   * A face for a service, with a class of its own; not yet under the keeper's care.
   *
   * @param origin what stands behind it, whichever client it is for
   */
  Face make(String identity, String origin, FaceForge.FaceClass type, String guard) {
    Slot slot = new Slot(identity);
    FaceBase object = type.make(dispatch, slot);
    Face face = new Face(slot, origin, type, object, guard);
    object.holds(face);
    return face;
  }

  FaceForge forge() {
    return forge;
  }

  Dispatch dispatch() {
    return dispatch;
  }

  /** Puts other guards, or none, before these faces. */
  void guard(List<Face> guarded, String guard) {
    guarded.forEach(face -> face.guard = guard);
    gatesChanged.incrementAndGet();
    regate(guarded::contains);
  }

  /**
   * Says that these targets are about to go; they are called until others are bound, or too long.
   */
  void withdraw(List<Face> going) {
    lock.lock();
    try {
      for (Face face : going) {
        face.lingerUntil = System.nanoTime() + linger.toNanos();
        lingering.add(face);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Puts a service's face under the keeper's care. */
  void add(Face face) {
    lock.lock();
    try {
      faces.put(face.slot.identity, face);
    } finally {
      lock.unlock();
    }
  }

  void remove(Face face) {
    lock.lock();
    try {
      faces.remove(face.slot.identity, face);
      away(List.of(face), Duration.ZERO);
    } finally {
      lock.unlock();
    }
  }

  /** Switches all these faces at once. */
  void publish(List<Binding> bindings) {
    publish(bindings, () -> true);
  }

  /**
   * The same, if it is still wanted when it is done.
   *
   * @return whether it was
   */
  boolean publish(List<Binding> bindings, BooleanSupplier wanted) {
    return switchTo(bindings, false, wanted);
  }

  // Gates are made by the keeper, which takes locks of its own and may be waiting for ours: never
  // under the lock. What was made while they changed is made again.
  private boolean switchTo(List<Binding> bindings, boolean sameTargets, BooleanSupplier wanted) {
    for (; ; ) {
      long version = gatesChanged.get();
      List<Gated> made = bindings.stream().map(one -> new Gated(one, gates(one))).toList();
      lock.lock();
      try {
        if (!wanted.getAsBoolean()) {
          return false;
        }
        if (gatesChanged.get() == version) {
          dispatch.publish(steps(made, sameTargets));
          return true;
        }
      } finally {
        lock.unlock();
      }
    }
  }

  private record Gated(Binding binding, @Nullable Gate @Nullable [] gates) {}

  private static List<Dispatch.Step> steps(List<Gated> made, boolean sameTargets) {
    List<Dispatch.Step> steps = new ArrayList<>();
    for (Gated one : made) {
      Face face = one.binding().face();
      Object target = one.binding().target();
      if (!sameTargets) {
        face.lingerUntil = 0;
      } else if (face.slot.current.object != target) {
        continue; // replaced meanwhile, with gates that are new
      }
      steps.add(
          new Dispatch.Step(
              face.slot, (epoch, previous) -> Target.of(target, one.gates(), epoch, previous)));
    }
    return steps;
  }

  /**
   * Takes the targets away; calls wait for others as long as the hold time.
   *
   * @return the targets
   */
  List<Target> away(List<Face> gone, Duration hold) {
    return away(gone, hold, () -> true).orElseThrow();
  }

  /** The same, if it is still wanted when it is done; else gives nothing. */
  Optional<List<Target>> away(List<Face> gone, Duration hold, BooleanSupplier wanted) {
    lock.lock();
    try {
      if (!wanted.getAsBoolean()) {
        return Optional.empty();
      }
      long deadline = System.nanoTime() + hold.toNanos();
      List<Target> before = new ArrayList<>();
      List<Dispatch.Step> steps = new ArrayList<>();
      for (Face face : gone) {
        before.add(face.slot.current);
        steps.add(
            new Dispatch.Step(
                face.slot, (epoch, previous) -> Target.away(epoch, previous, deadline)));
      }
      dispatch.publish(steps);
      return Optional.of(before);
    } finally {
      lock.unlock();
    }
  }

  /** Ends what has lingered for long enough. Called at each tick. */
  void housekeeping() {
    dispatch.cut();
    if (!lock.tryLock()) {
      return;
    }
    boolean unguard = false;
    try {
      long now = System.nanoTime();
      if (keeper == null && keeperGone != 0 && now - keeperGone >= linger.toNanos()) {
        keeperGone = 0;
        gatesChanged.incrementAndGet();
        unguard = true;
      }
      endLingering(now);
    } finally {
      lock.unlock();
    }
    if (unguard) {
      LOG.log(WARNING, "no guard took over: guarded services are called without policies now");
      regate(face -> !face.guard.isEmpty());
    }
  }

  private void endLingering(long now) {
    if (lingering.isEmpty()) {
      return;
    }
    List<Face> over =
        lingering.stream()
            .filter(face -> face.lingerUntil != 0 && now - face.lingerUntil >= 0)
            .toList();
    lingering.removeIf(face -> face.lingerUntil == 0 || over.contains(face));
    if (!over.isEmpty()) {
      away(over, Duration.ZERO);
    }
  }

  private void regate(Predicate<Face> which) {
    List<Binding> bindings = new ArrayList<>();
    lock.lock();
    try {
      List<Face> all = new ArrayList<>(faces.values());
      wrapped.forEach(
          reference -> {
            Face face = reference.get();
            if (face != null) {
              all.add(face);
            }
          });
      for (Face face : all) {
        Object target = face.slot.current.object;
        if (target != null && which.test(face)) {
          bindings.add(new Binding(face, target));
        }
      }
    } finally {
      lock.unlock();
    }
    switchTo(bindings, true, () -> true);
  }

  private Face face(String identity, Class<?> type) {
    lock.lock();
    try {
      Face face = faces.get(identity);
      if (face == null || !type.isInstance(face.object)) {
        face = make(identity, identity, sharedClass(type, ""), "");
        faces.put(identity, face);
      }
      return face;
    } finally {
      lock.unlock();
    }
  }

  private FaceForge.FaceClass sharedClass(Class<?> type, String guard) {
    lock.lock();
    try {
      Map<String, WeakReference<FaceForge.FaceClass>> made =
          shared.computeIfAbsent(type, key -> new HashMap<>());
      WeakReference<FaceForge.FaceClass> reference = made.get(guard);
      FaceForge.FaceClass there = reference == null ? null : reference.get();
      if (there == null) {
        there = forge.forge(List.of(type));
        made.put(guard, new WeakReference<>(there));
      }
      return there;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Gate @Nullable [] gates(Binding binding) {
    Face face = binding.face();
    GateKeeper now = keeper;
    if (face.guard.isEmpty()) {
      return null;
    }
    List<Method> methods = face.type.methods();
    @Nullable Gate[] gates = new @Nullable Gate[methods.size()];
    boolean any = false;
    for (int i = 0; i < gates.length; i++) {
      if (now != null) {
        gates[i] = now.gate(face.guard, methods.get(i), binding.target().getClass(), face.origin);
      } else if (keeperGone != 0) {
        gates[i] = face.slot.current.gate(i); // between two keepers
      }
      any |= gates[i] != null;
    }
    return any ? gates : null;
  }
}
