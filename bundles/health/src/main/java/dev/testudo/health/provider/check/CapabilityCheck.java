package dev.testudo.health.provider.check;

import dev.testudo.Registry;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.Set;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.ResultLog;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * What the capabilities say of themselves, whichever they are: an instance whose state is OPEN, as
 * that of a breaker, and one for which callers wait, as for a pool or a bulkhead, at two looks in
 * turn.
 */
public final class CapabilityCheck implements HealthCheck {
  private static final String WORD = "testudo.capability";

  private final BundleContext context;
  private final Set<String> waited = new HashSet<>();
  private final Set<String> silent = new HashSet<>(); // whose snapshots have nothing to say here

  /** A check of all capabilities of the framework. */
  public CapabilityCheck(BundleContext context) {
    this.context = context;
  }

  @Override
  public synchronized Result execute() {
    ResultLog log = new ResultLog();
    Set<String> waiting = new HashSet<>();
    int instances = 0;
    for (ServiceReference<?> reference : registries()) {
      String word = String.valueOf(reference.getProperty(WORD));
      if (!silent.contains(word)
          && context.getService(reference) instanceof Registry<?, ?, ?> registry) {
        for (Record one : registry.snapshots()) {
          instances++;
          look(word, one, waiting, log);
        }
      }
      context.ungetService(reference);
    }
    waited.clear();
    waited.addAll(waiting);
    log.add(new ResultLog.Entry(Result.Status.OK, instances + " instances"));
    return new Result(log);
  }

  private void look(String word, Record snapshot, Set<String> waiting, ResultLog log) {
    String name = word + " " + value(snapshot, "name");
    Object state = value(snapshot, "state");
    Object waits = value(snapshot, "waiting");
    if (state == null && waits == null) {
      silent.add(word);
    }
    if ("OPEN".equals(String.valueOf(state))) {
      log.add(new ResultLog.Entry(Result.Status.WARN, name + " is open"));
    }
    if (waits instanceof Number number && number.longValue() > 0) {
      waiting.add(name);
      if (waited.contains(name)) {
        log.add(new ResultLog.Entry(Result.Status.WARN, name + ": " + number + " wait"));
      }
    }
  }

  private static @Nullable Object value(Record snapshot, String name) {
    for (RecordComponent component : snapshot.getClass().getRecordComponents()) {
      if (component.getName().equals(name)) {
        try {
          return component.getAccessor().invoke(snapshot);
        } catch (ReflectiveOperationException e) {
          return null; // not for everybody to see
        }
      }
    }
    return null;
  }

  private ServiceReference<?>[] registries() {
    try {
      ServiceReference<?>[] found =
          context.getServiceReferences((String) null, "(&(" + WORD + "=*)(testudo.pid=*))");
      return found == null ? new ServiceReference<?>[0] : found;
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
