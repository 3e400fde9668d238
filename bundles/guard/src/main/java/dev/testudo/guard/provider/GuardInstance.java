package dev.testudo.guard.provider;

import static java.lang.System.Logger.Level.WARNING;

import dev.testudo.SettingsException;
import dev.testudo.Work;
import dev.testudo.capability.CapabilityInstance;
import dev.testudo.capability.state.InstanceCell;
import dev.testudo.guard.Guard;
import dev.testudo.guard.GuardSettings;
import dev.testudo.guard.GuardSnapshot;
import dev.testudo.guard.Operation;
import dev.testudo.guard.Policy;
import dev.testudo.guard.PolicyFactory;
import dev.testudo.state.face.Gate;
import dev.testudo.state.face.Invocation;
import dev.testudo.state.face.Passage;
import dev.testudo.state.face.Wakeup;
import java.lang.System.Logger;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One guard: makes the gates of its operations, and takes calls from code through them. */
final class GuardInstance extends CapabilityInstance<GuardSettings, GuardSnapshot>
    implements Guard {
  private static final Logger LOG = System.getLogger(GuardInstance.class.getName());

  private final GuardRegistry registry;
  private final AtomicLong faults;
  private final Set<String> operations;

  // Gates for calls from code, by operation; forgotten when a policy or a setting changes. Of the
  // services' gates the faces keep care.
  private final Map<String, Optional<Gate>> gates = new ConcurrentHashMap<>();

  // The policies last made, for while the provider of their kind is away.
  private final Map<String, Policy> lingering = new ConcurrentHashMap<>();

  GuardInstance(
      String name,
      GuardSettings settings,
      InstanceCell cell,
      GuardRegistry registry,
      AtomicLong faults,
      Set<String> operations) {
    super(name, settings, cell);
    this.registry = registry;
    this.faults = faults;
    this.operations = operations;
  }

  @Override
  public <T extends @Nullable Object, X extends Exception> T call(Work<T, X> work) throws X {
    return call("", work);
  }

  @Override
  public <T extends @Nullable Object, X extends Exception> T call(String operation, Work<T, X> work)
      throws X {
    return call(operation, (List<?>) null, work);
  }

  @Override
  @SuppressWarnings({"unchecked", "NullAway"}) // what the gate gives is what the work gave
  public <T extends @Nullable Object, X extends Exception> T call(
      String operation, @Nullable List<?> arguments, Work<T, X> work) throws X {
    Gate gate = gate(operation);
    if (gate == null) {
      return work.call();
    }
    int visit = registry.visit();
    Passage passage =
        gate.wantsArguments && arguments != null
            ? gate.enter(visit, arguments.toArray())
            : gate.enter(visit);
    T result = null;
    for (; ; ) {
      while (passage.status == Passage.GO) {
        try {
          result = work.call();
        } catch (Throwable failure) {
          gate.failed(passage, failure);
          if (passage.status == Passage.DONE) {
            throw failure;
          }
          continue;
        }
        gate.succeeded(passage, gate.wantsResult ? result : null);
      }
      if (passage.status == Passage.DONE) {
        return result;
      }
      try {
        if (passage.status == Passage.SETTLED) {
          return (T) gate.settled(passage);
        }
        long until = passage.resumeAt;
        Wakeup wakeup = passage.wakeup;
        Throwable failure = passage.failure;
        long[] numbers = gate.suspend(passage);
        boolean interrupted = registry.parkUntil(until, wakeup);
        Gate now = gate(operation);
        if (interrupted) {
          Thread.currentThread().interrupt();
          gate = now == null ? gate : now;
          passage =
              gate.abandoned(
                  visit,
                  numbers,
                  failure != null
                      ? failure
                      : new CancellationException("interrupted while waiting to call " + name()));
          continue;
        }
        if (now == null) {
          return work.call();
        }
        gate = now;
        passage =
            arguments == null
                ? gate.resume(visit, numbers)
                : gate.resume(visit, numbers, arguments.toArray());
      } catch (Throwable failure) {
        throw GuardInstance.<X>sneak(failure);
      }
    }
  }

  @Override
  public <T> CompletionStage<T> stage(
      String operation, Supplier<? extends CompletionStage<T>> work) {
    return stage(operation, (List<?>) null, work);
  }

  @Override
  @SuppressWarnings("unchecked") // as above
  public <T> CompletionStage<T> stage(
      String operation, @Nullable List<?> arguments, Supplier<? extends CompletionStage<T>> work) {
    Gate gate = gate(operation);
    if (gate == null) {
      return work.get();
    }
    return (CompletionStage<T>)
        gate.stage(
            new Invocation() {
              @Override
              public CompletionStage<?> invoke() {
                return work.get();
              }

              @Override
              public @Nullable Object @Nullable [] arguments() {
                return arguments == null ? null : arguments.toArray();
              }

              @Override
              public @Nullable Gate gate() {
                return GuardInstance.this.gate(operation);
              }

              @Override
              public int visit() {
                return registry.visit();
              }
            });
  }

  @Override
  public <T> T wrap(Class<T> type, T target) {
    return registry.wrap(type, target, name());
  }

  @Override
  public GuardSnapshot snapshot() {
    Plan plan = Plan.of(name(), settings(), registry.kinds().implied(), "");
    List<String> missing =
        plan.entries().stream()
            .map(Plan.Entry::kind)
            .filter(kind -> registry.kinds().find(kind).isEmpty())
            .toList();
    return new GuardSnapshot(
        name(),
        settings().services(),
        plan.entries().stream().map(Plan.Entry::toString).toList(),
        List.copyOf(new TreeSet<>(operations)),
        faults.get(),
        missing);
  }

  @Override
  public void reset() {
    faults.set(0);
    operations.clear();
  }

  @Override
  protected void changed(GuardSettings now) {
    registry.changed(this);
  }

  /** The gate of an interface's method. */
  @Nullable Gate gate(Method method, Class<?> target, String identity) {
    Plan plan = Plan.of(name(), settings(), registry.kinds().implied(), method, target);
    return make(plan, new Operation(name(), plan.operation(), identity + "#" + method), method);
  }

  /** Makes the gates anew when they are asked for next. */
  void relink() {
    gates.clear();
  }

  /** Lets go of the policies of a kind that has been away for too long. */
  void endLingering(String kind) {
    lingering.keySet().removeIf(key -> key.startsWith(kind + "="));
  }

  private @Nullable Gate gate(String operation) {
    Optional<Gate> gate = gates.get(operation);
    if (gate == null) {
      gate =
          gates.computeIfAbsent(
              operation,
              key ->
                  Optional.ofNullable(
                      make(
                          Plan.of(name(), settings(), registry.kinds().implied(), key),
                          new Operation(name(), key),
                          null)));
    }
    return gate.orElse(null);
  }

  private @Nullable Gate make(Plan plan, Operation operation, @Nullable Method method) {
    operations.add(operation.toString());
    List<Chain.Link> links = new ArrayList<>();
    for (Plan.Entry entry : plan.entries()) {
      Policy policy = policy(entry, operation, method);
      if (policy != null) {
        links.add(new Chain.Link(entry.kind(), entry.instance(), policy));
      }
    }
    // One that has had policies keeps its gate: calls that wait may come back with their permits.
    return links.isEmpty() && lingering.isEmpty()
        ? null
        : registry.gate(
            operation,
            links,
            faults,
            settings().timing() == GuardSettings.Timing.EXACT,
            this::former);
  }

  private @Nullable Policy policy(Plan.Entry entry, Operation operation, @Nullable Method method) {
    String key = entry.kind() + "=" + entry.instance() + "@" + operation.method();
    Optional<PolicyFactory> factory = registry.kinds().find(entry.kind());
    Policy old = lingering.get(key);
    if (factory.isPresent()) {
      try {
        Policy policy = factory.get().policy(entry.instance(), operation, method);
        lingering.put(key, policy);
        return policy;
      } catch (SettingsException e) {
        String line = operation + ": " + entry + " does not fit: " + e.getMessage();
        LOG.log(WARNING, line);
        registry.note(name(), "REFUSED", line);
        return old;
      }
    }
    return old != null
        ? old
        : settings().absent() == GuardSettings.Absent.REJECT
            ? new AbsentPolicy(entry.kind(), operation)
            : null;
  }

  // What a chain had under this id: calls that waited meanwhile still have its permits.
  private @Nullable Policy former(int id) {
    for (Map.Entry<String, Policy> entry : lingering.entrySet()) {
      String key = entry.getKey();
      if (key.substring(0, key.lastIndexOf('@')).hashCode() == id) {
        return entry.getValue();
      }
    }
    return null;
  }

  @SuppressWarnings({
    "unchecked",
    "TypeParameterUnusedInFormals"
  }) // what the work or a policy threw
  private static <X extends Throwable> RuntimeException sneak(Throwable failure) throws X {
    throw (X) failure;
  }
}
