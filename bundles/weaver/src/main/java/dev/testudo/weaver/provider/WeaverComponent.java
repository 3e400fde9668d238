package dev.testudo.weaver.provider;

import static java.lang.System.Logger.Level.WARNING;

import dev.testudo.capability.Origin;
import dev.testudo.capability.Preload;
import dev.testudo.state.face.Veil;
import java.io.IOException;
import java.lang.System.Logger;
import java.util.Dictionary;
import java.util.HashSet;
import java.util.Set;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.SynchronousConfigurationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Puts the {@code services} filter of each {@code dev.testudo.guard~NAME} in force as a rule.
 * Services that name their guard themselves ({@code @Guarded}, {@code testudo.guard}) need no rule.
 *
 * <p>Rules are kept with the faces, as data: while this bundle is stopped or updated they stay in
 * force, and no service loses its guard.
 */
@Component(service = SynchronousConfigurationListener.class, immediate = true)
public final class WeaverComponent implements SynchronousConfigurationListener {
  private static final Logger LOG = System.getLogger(WeaverComponent.class.getName());
  private static final String PREFIX = "dev.testudo.guard~";

  private final Veil veil;
  private final ConfigurationAdmin admin;
  private final Preload preload;

  /** Brings the rules in line with the configurations. */
  @Activate
  public WeaverComponent(
      BundleContext context, @Reference Veil veil, @Reference ConfigurationAdmin admin) {
    this.veil = veil;
    this.admin = admin;
    this.preload = new Preload(context);
    Set<String> stale = new HashSet<>(veil.rules().keySet());
    for (Configuration configuration : all()) {
      stale.remove(apply(configuration));
    }
    stale.forEach(veil::drop);
  }

  /** Leaves the rules in force. */
  @Deactivate
  public void stop() {
    preload.close();
  }

  @Override
  public void configurationEvent(ConfigurationEvent event) {
    String pid = event.getPid();
    if (!pid.startsWith(PREFIX)) {
      return;
    }
    if (event.getType() == ConfigurationEvent.CM_DELETED) {
      veil.drop(pid.substring(PREFIX.length()));
    } else if (event.getType() == ConfigurationEvent.CM_UPDATED) {
      try {
        apply(admin.getConfiguration(pid, "?"));
      } catch (IOException e) {
        LOG.log(WARNING, () -> pid + ": the configuration cannot be read", e);
      }
    }
  }

  // A wrong filter is refused; the rule that was in force before stays.
  private String apply(Configuration configuration) {
    String guard = configuration.getPid().substring(PREFIX.length());
    Dictionary<String, Object> properties = configuration.getProperties();
    Object services = properties == null ? null : properties.get("services");
    String filter = services == null ? "" : services.toString().strip();
    if (filter.isEmpty()) {
      veil.drop(guard);
      return guard;
    }
    try {
      veil.rule(guard, filter);
    } catch (IllegalArgumentException e) {
      LOG.log(
          WARNING,
          "{0}: {1}; what was in force before stays",
          Origin.of(FrameworkUtil.asMap(properties), configuration.getPid()),
          e.getMessage());
    }
    return guard;
  }

  private Configuration[] all() {
    try {
      Configuration[] all = admin.listConfigurations("(service.pid=" + PREFIX + "*)");
      return all == null ? new Configuration[0] : all;
    } catch (IOException | InvalidSyntaxException e) {
      throw new IllegalStateException("the configurations cannot be read", e);
    }
  }
}
