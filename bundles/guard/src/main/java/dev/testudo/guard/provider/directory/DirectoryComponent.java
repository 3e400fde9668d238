package dev.testudo.guard.provider.directory;

import dev.testudo.Registry;
import dev.testudo.capability.Listeners;
import dev.testudo.capability.Preload;
import dev.testudo.capability.Timer;
import dev.testudo.guard.GuardSnapshot;
import dev.testudo.guard.GuardedService;
import dev.testudo.guard.Guards;
import dev.testudo.guard.ServiceDirectory;
import dev.testudo.guard.ServiceDirectoryListener;
import dev.testudo.state.face.Veil;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.ServiceTracker;

/** The directory in a framework. It looks once a second, and only while somebody listens. */
@Component(
    service = {},
    immediate = true)
public final class DirectoryComponent implements ServiceDirectory {
  private static final Duration PACE = Duration.ofSeconds(1);

  private final BundleContext context;
  private final Veil veil;
  private final Guards guards;
  private final Preload preload;
  private final Timer timer = new Timer("guard");
  private final Listeners<ServiceDirectoryListener> listeners = new Listeners<>("guard");
  private final ReentrantLock lock = new ReentrantLock();
  private final Directory directory = new Directory(); // by the lock
  private final ServiceTracker<ServiceDirectoryListener, ServiceDirectoryListener> audience;
  private final ServiceRegistration<ServiceDirectory> registration;
  private boolean looking; // by the lock

  /** Begins with the guards and faces that are there. */
  @Activate
  public DirectoryComponent(BundleContext context, @Reference Veil veil, @Reference Guards guards) {
    this.context = context;
    this.veil = veil;
    this.guards = guards;
    this.preload = new Preload(context);
    this.audience = audience();
    audience.open();
    registration =
        context.registerService(
            ServiceDirectory.class, this, FrameworkUtil.asDictionary(Map.of(Veil.FACE, "linger")));
  }

  @Deactivate
  void deactivate() {
    preload.close();
    registration.unregister();
    audience.close();
    listeners.close();
    timer.close();
  }

  private ServiceTracker<ServiceDirectoryListener, ServiceDirectoryListener> audience() {
    return new ServiceTracker<>(context, ServiceDirectoryListener.class, null) {
      @Override
      public ServiceDirectoryListener addingService(
          ServiceReference<ServiceDirectoryListener> reference) {
        ServiceDirectoryListener listener = super.addingService(reference);
        if (listener != null) {
          listen(listener);
        }
        return listener;
      }

      @Override
      public void removedService(
          ServiceReference<ServiceDirectoryListener> reference, ServiceDirectoryListener listener) {
        listeners.remove(listener);
        super.removedService(reference, listener);
      }
    };
  }

  // It is told what the others know, and from then on the same as they.
  private void listen(ServiceDirectoryListener listener) {
    lock.lock();
    try {
      listeners.add(listener);
      directory
          .known()
          .forEach(
              one ->
                  listeners.tell(
                      each -> {
                        if (each == listener) {
                          each.appeared(one);
                        }
                      }));
      if (!looking) {
        looking = true;
        timer.after(0, this::look);
      }
    } finally {
      lock.unlock();
    }
  }

  private void look() {
    lock.lock();
    try {
      if (timer.closed() || audience.isEmpty()) {
        looking = false;
        directory.look(List.of()); // who comes next is told all
        return;
      }
      directory.look(services()).forEach(listeners::tell);
      timer.after(PACE.toNanos(), this::look);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public List<GuardedService> services() {
    Map<String, GuardSnapshot> known = new HashMap<>();
    guards.snapshots().forEach(guard -> known.put(guard.name(), guard));
    Map<String, List<String>> tags = tags();
    List<GuardedService> services = new ArrayList<>();
    for (Veil.Veiled one : veil.veiled()) {
      if (!one.guard().isEmpty()) {
        Condition condition =
            Condition.of(one.state(), Optional.ofNullable(known.get(one.guard())), this::state);
        String[] bundle = one.bundle().split(" ", 2);
        services.add(
            new GuardedService(
                one.identity(),
                one.guard(),
                one.types(),
                tags.getOrDefault(one.identity(), List.of()),
                one.identity().substring(0, one.identity().indexOf('/')),
                bundle.length < 2 || bundle[1].startsWith("[") ? "" : bundle[1],
                condition.health(),
                condition.because(),
                one.inFlight()));
      }
    }
    return services;
  }

  private Map<String, List<String>> tags() {
    Map<String, List<String>> tags = new HashMap<>();
    for (ServiceReference<?> reference : references("(&(testudo.faced=*)(" + TAGS + "=*))")) {
      Object value = reference.getProperty(TAGS);
      tags.put(
          String.valueOf(reference.getProperty("testudo.faced")),
          value instanceof String[] many ? List.of(many) : List.of(String.valueOf(value)));
    }
    return tags;
  }

  // Of whatever capability: an instance with a state shows it in its snapshot.
  private String state(String kind, String instance) {
    for (ServiceReference<?> reference :
        references("(&(testudo.capability=" + kind + ")(testudo.pid=*))")) {
      try {
        if (context.getService(reference) instanceof Registry<?, ?, ?> registry) {
          return registry.find(instance).map(one -> state(one.snapshot())).orElse("");
        }
      } finally {
        context.ungetService(reference);
      }
    }
    return "";
  }

  private static String state(Record snapshot) {
    for (RecordComponent component : snapshot.getClass().getRecordComponents()) {
      if (component.getName().equals("state")) {
        try {
          return String.valueOf(component.getAccessor().invoke(snapshot));
        } catch (ReflectiveOperationException e) {
          return ""; // not for everybody to see
        }
      }
    }
    return "";
  }

  private List<ServiceReference<?>> references(String filter) {
    try {
      ServiceReference<?>[] found = context.getServiceReferences((String) null, filter);
      return found == null ? List.of() : List.of(found);
    } catch (InvalidSyntaxException e) {
      throw new IllegalArgumentException(filter, e);
    }
  }
}
