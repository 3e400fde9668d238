package dev.testudo.health.provider;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import dev.testudo.SettingsException;
import dev.testudo.capability.Listeners;
import dev.testudo.capability.Origin;
import dev.testudo.capability.Preload;
import dev.testudo.capability.SettingsCodec;
import dev.testudo.health.CheckSnapshot;
import dev.testudo.health.HealthListener;
import dev.testudo.health.HealthMonitor;
import dev.testudo.health.HealthSettings;
import dev.testudo.health.HealthStatus;
import dev.testudo.health.provider.check.BundleCheck;
import dev.testudo.health.provider.check.CapabilityCheck;
import dev.testudo.health.provider.check.DiskCheck;
import dev.testudo.health.provider.check.MemoryCheck;
import dev.testudo.health.provider.check.ThreadCheck;
import dev.testudo.health.state.HealthCell;
import dev.testudo.state.Room;
import dev.testudo.state.Vault;
import dev.testudo.state.face.Veil;
import java.lang.System.Logger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.hc.api.HealthCheck;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.util.tracker.ServiceTracker;

/** Health in a framework: finds the checks of all bundles, and registers its own beside them. */
@Component(
    service = {},
    immediate = true,
    configurationPid = HealthComponent.PID)
@Designate(ocd = HealthConfiguration.class)
public final class HealthComponent implements HealthMonitor, Patient.Records {
  static final String PID = "dev.testudo.health";

  private static final Logger LOG = System.getLogger(HealthComponent.class.getName());
  private static final long PROMPT_FIRST = 2_000_000_000;
  private static final String DEPENDENCY = "dependency";

  private final BundleContext context;
  private final Preload preload;
  private final Room room;
  private final HealthCell cell;
  private final Listeners<HealthListener> listeners = new Listeners<>("health");
  private final Rounds rounds;
  private final ServiceTracker<HealthListener, HealthListener> audience;
  private final ServiceTracker<HealthCheck, HealthCheck> checks;
  private final List<ServiceRegistration<?>> own = new ArrayList<>();
  private volatile HealthSettings settings = new HealthSettings();

  /** Begins to ask all checks that are there. */
  @Activate
  public HealthComponent(
      BundleContext context, @Reference Vault vault, Map<String, Object> properties) {
    this.context = context;
    this.preload = new Preload(context);
    this.room = vault.room("health", 1);
    this.cell = room.cell("spells", HealthCell.class, HealthCell::new);
    modified(properties, settings);
    this.rounds = new Rounds(settings, this, starting(context) ? PROMPT_FIRST : 0);
    this.audience = audience();
    this.checks = finder();
    audience.open();
    checks.open();
    register("memory", LIVENESS, new MemoryCheck(() -> settings.memory()));
    register("threads", LIVENESS, new ThreadCheck(() -> settings.threads()));
    register("disk", READINESS, new DiskCheck(folder(context), () -> settings.disk()));
    register("bundles", READINESS, new BundleCheck(context));
    register("capabilities", DEPENDENCY, new CapabilityCheck(context));
    own.add(
        context.registerService(
            HealthMonitor.class, this, FrameworkUtil.asDictionary(Map.of(Veil.FACE, "linger"))));
  }

  private static boolean starting(BundleContext context) {
    return context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).getState() == Bundle.STARTING;
  }

  private static Path folder(BundleContext context) {
    return Path.of(Optional.ofNullable(context.getProperty("testudo.data")).orElse("."));
  }

  private void register(String name, String tag, HealthCheck check) {
    own.add(
        context.registerService(
            HealthCheck.class,
            check,
            FrameworkUtil.asDictionary(Map.of(HealthCheck.NAME, name, HealthCheck.TAGS, tag))));
  }

  private ServiceTracker<HealthListener, HealthListener> audience() {
    return new ServiceTracker<>(context, HealthListener.class, null) {
      @Override
      public HealthListener addingService(ServiceReference<HealthListener> reference) {
        HealthListener listener = super.addingService(reference);
        if (listener != null) {
          listeners.add(listener);
        }
        return listener;
      }

      @Override
      public void removedService(
          ServiceReference<HealthListener> reference, HealthListener listener) {
        listeners.remove(listener);
        super.removedService(reference, listener);
      }
    };
  }

  private ServiceTracker<HealthCheck, HealthCheck> finder() {
    return new ServiceTracker<>(context, HealthCheck.class, null) {
      @Override
      public HealthCheck addingService(ServiceReference<HealthCheck> reference) {
        HealthCheck check = super.addingService(reference);
        if (check != null) {
          rounds.add(reference, name(reference), tags(reference), check);
        }
        return check;
      }

      @Override
      public void removedService(ServiceReference<HealthCheck> reference, HealthCheck check) {
        rounds.remove(reference).forEach(HealthComponent.this::forget);
        super.removedService(reference, check);
      }
    };
  }

  private static String name(ServiceReference<?> reference) {
    for (String key : new String[] {HealthCheck.NAME, "component.name", Constants.SERVICE_ID}) {
      Object name = reference.getProperty(key);
      if (name != null && !name.toString().isBlank()) {
        return name.toString();
      }
    }
    return "check";
  }

  private static List<String> tags(ServiceReference<?> reference) {
    Object tags = reference.getProperty(HealthCheck.TAGS);
    if (tags instanceof String[] many) {
      return List.of(many);
    }
    return tags == null ? List.of() : List.of(tags.toString());
  }

  // While this bundle stops, checks go away for a moment: they have the same status after it.
  private void forget(CheckSnapshot last) {
    boolean stopping = context.getBundle().getState() == Bundle.STOPPING;
    if (!stopping) {
      cell.forget(last.name());
      listeners.tell(listener -> listener.gone(last));
    }
  }

  /** Puts other settings in force; wrong ones are refused, and those before stay. */
  @Modified
  void modified(Map<String, Object> properties) {
    modified(properties, settings);
    rounds.reconfigure(settings);
  }

  private void modified(Map<String, Object> properties, HealthSettings before) {
    try {
      settings = SettingsCodec.of(HealthSettings.class).overlay(new HealthSettings(), properties);
    } catch (SettingsException e) {
      settings = before;
      LOG.log(
          WARNING,
          Origin.of(properties, PID) + ": " + e.getMessage() + "; what was in force before stays");
    }
  }

  @Deactivate
  void deactivate() {
    preload.close();
    own.forEach(ServiceRegistration::unregister);
    checks.close();
    audience.close();
    rounds.close();
    listeners.close();
    room.close();
  }

  @Override
  public List<CheckSnapshot> checks() {
    return rounds.checks();
  }

  @Override
  public HealthStatus status(String tag) {
    return rounds.status(tag);
  }

  @Override
  public Instant note(String check, HealthStatus status) {
    return cell.note(check, status, Instant.now());
  }

  @Override
  public void changed(CheckSnapshot now) {
    LOG.log(
        now.status().works() ? INFO : WARNING,
        "health of {0}: {1} {2}",
        now.name(),
        now.status(),
        now.message());
    listeners.tell(listener -> listener.changed(now));
  }
}
