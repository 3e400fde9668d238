package dev.testudo.guard.provider;

import dev.testudo.capability.CapabilityRegistry;
import dev.testudo.capability.state.InstanceCell;
import dev.testudo.guard.Call;
import dev.testudo.guard.Guard;
import dev.testudo.guard.GuardSettings;
import dev.testudo.guard.GuardSnapshot;
import dev.testudo.guard.Operation;
import dev.testudo.guard.Policy;
import dev.testudo.guard.PolicyFactory;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Room;
import dev.testudo.state.face.Gate;
import dev.testudo.state.face.GateKeeper;
import dev.testudo.state.face.Gates;
import dev.testudo.state.face.Wakeup;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * All guards, and the gate keeper of the faces. Policies come and go with their providers: one that
 * comes is taken up at once, everywhere in one switch; while one is away its old policies go on
 * working for the linger time.
 */
final class GuardRegistry extends CapabilityRegistry<Guard, GuardSettings, GuardSnapshot>
    implements GateKeeper {
  /** The capability's word. */
  static final String WORD = "guard";

  /** The shape of what is kept of a guard. */
  static final int SCHEMA = 1;

  private static final Duration LINGER = Duration.ofSeconds(5);

  private final Faces faces;
  private final Gates gates;
  private final Waiting waiting;
  private final Fusing fusing;
  private final Kinds kinds = new Kinds();
  private final Map<String, GuardInstance> guards = new ConcurrentHashMap<>();
  private final Map<String, Absence> absences = new ConcurrentHashMap<>();
  private volatile boolean closed;

  GuardRegistry(Room room, Faces faces, Gates gates, Clock clock) {
    super(WORD, Guard.class, GuardSettings.class, new GuardSettings(), room, faces, clock);
    this.faces = faces;
    this.gates = gates;
    this.waiting = new Waiting(clock);
    this.fusing = new Fusing(waiting);
  }

  @Override
  protected Guard create(String name, GuardSettings settings, InstanceCell cell) {
    @SuppressWarnings("unchecked")
    Set<String> operations =
        room().cell("operations/" + name, Set.class, ConcurrentHashMap::newKeySet);
    AtomicLong faults = room().cell("faults/" + name, AtomicLong.class, AtomicLong::new);
    GuardInstance guard = new GuardInstance(name, settings, cell, this, faults, operations);
    guards.put(name, guard);
    return guard;
  }

  @Override
  protected void forget(String name) {
    guards.remove(name);
    room().drop("operations/" + name);
    room().drop("faults/" + name);
  }

  @Override
  public @Nullable Gate gate(String guard, Method method, Class<?> target) {
    return gate(guard, method, target, guard);
  }

  @Override
  public @Nullable Gate gate(String guard, Method method, Class<?> target, String identity) {
    target(guard); // made if there is none
    return guards.get(guard).gate(method, target, identity);
  }

  /** Takes office when everything is in place. */
  void open() {
    gates.keeper(this);
  }

  void add(PolicyFactory factory) {
    kinds.add(factory);
    Absence over = absences.remove(factory.kind());
    if (over != null) {
      over.cancel();
    }
    relink();
  }

  /** Its policies go on working; those of another provider replace them, or nothing does. */
  void remove(PolicyFactory factory) {
    kinds.remove(factory);
    if (closed) {
      return;
    }
    if (kinds.find(factory.kind()).isPresent()) {
      relink();
      return;
    }
    // A kind that came back and went again is away since then, and lingers for as long anew.
    Absence absence = new Absence(factory.kind());
    absences.put(factory.kind(), absence);
    absence.end = waiting.until(clock().nanos() + LINGER.toNanos(), absence);
  }

  /** A kind is away; when its time is over, guards let go of its policies. */
  private final class Absence implements Runnable {
    private final String kind;
    private volatile @Nullable Future<?> end;

    Absence(String kind) {
      this.kind = kind;
    }

    @Override
    public void run() {
      if (absences.remove(kind, this)) {
        kinds.forget(kind);
        guards.values().forEach(guard -> guard.endLingering(kind));
        note("*", "ABSENT", "no bundle provides the policy " + kind);
        relink();
      }
    }

    void cancel() {
      Future<?> running = end;
      if (running != null) {
        running.cancel(false);
      }
    }
  }

  Kinds kinds() {
    return kinds;
  }

  /** A guard's settings changed. */
  void changed(GuardInstance guard) {
    guard.relink();
    gates.changed(Set.of(guard.name()));
  }

  Gate gate(
      Operation operation,
      List<Chain.Link> links,
      AtomicLong faults,
      boolean exact,
      IntFunction<@Nullable Policy> former) {
    return fusing.gate(new Chain(operation, links, clock(), faults, exact, former));
  }

  <T> T wrap(Class<T> type, T target, String guard) {
    return faces.wrap(type, target, guard);
  }

  /** The innermost call that this thread is in the work of. */
  @Nullable Call current() {
    return fusing.calls().top(gates.visitIfAny());
  }

  int visit() {
    return gates.visit();
  }

  /** Waits; gives true, with the flag cleared, if the thread was interrupted. */
  boolean parkUntil(long until, @Nullable Wakeup wakeup) {
    if (wakeup != null) {
      wakeup.sleeper(Thread.currentThread());
    }
    for (; ; ) {
      if (Thread.interrupted()) {
        return true;
      }
      long left = until - clock().nanos();
      if (left <= 0 || (wakeup != null && wakeup.woken())) {
        return false;
      }
      LockSupport.parkNanos(this, left);
    }
  }

  @Override
  public void close() {
    closed = true;
    absences.values().forEach(Absence::cancel); // the next version sees for itself who is away
    absences.clear();
    gates.leave(this);
    super.close();
    waiting.close();
  }

  private void relink() {
    guards.values().forEach(GuardInstance::relink);
    gates.changed(new HashSet<>(guards.keySet()));
  }
}
