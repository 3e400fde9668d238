package dev.testudo.shell.provider.conf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.SynchronousConfigurationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Puts the overlays in force and registers the commands of the scope {@code conf}. */
@Component(
    immediate = true,
    service = {Conf.class, SynchronousConfigurationListener.class})
public final class ConfComponent implements Conf, SynchronousConfigurationListener {
  private static final String DIRECTORY = "conf-overlay";

  private final BundleContext context;
  private final Overlays overlays;
  private final Provenance provenance;
  private final List<Keys> keys = new CopyOnWriteArrayList<>();
  private final FrameworkListener started = this::frameworkEvent;
  private final ServiceRegistration<?> commands;

  @Activate
  public ConfComponent(BundleContext context, @Reference ConfigurationAdmin admin)
      throws IOException {
    this.context = context;
    Configurations configurations = new Configurations(admin);
    this.overlays = new Overlays(new OverlayStore(directory(context)), configurations);
    this.provenance = new Provenance(configurations, overlays);
    context.addFrameworkListener(started);
    // What is not there yet comes from its file soon; until then the overlay alone would be wrong.
    overlays.applyAll(context.getBundle(0).getState() == Bundle.ACTIVE);
    ConfCommands scope = new ConfCommands(configurations, overlays, new AllKeys(context, keys));
    this.commands =
        context.registerService(
            ConfCommands.class,
            scope,
            FrameworkUtil.asDictionary(
                Map.of(
                    "osgi.command.scope",
                    "conf",
                    "osgi.command.function",
                    new String[] {"list", "show", "set", "reset"})));
  }

  @Deactivate
  void deactivate() {
    commands.unregister();
    context.removeFrameworkListener(started);
  }

  private static Path directory(BundleContext context) {
    String data = context.getProperty("testudo.data");
    return data == null
        ? context.getDataFile(DIRECTORY).toPath()
        : Path.of(data).resolve(DIRECTORY);
  }

  private void frameworkEvent(FrameworkEvent event) {
    if (event.getType() == FrameworkEvent.STARTED) {
      overlays.applyAll(true);
    }
  }

  @Override
  public void configurationEvent(ConfigurationEvent event) {
    switch (event.getType()) {
      case ConfigurationEvent.CM_UPDATED -> overlays.updated(event.getPid());
      case ConfigurationEvent.CM_DELETED -> overlays.deleted(event.getPid());
      default -> {
        // A configuration's new location changes no value.
      }
    }
  }

  @Override
  public void set(String pid, Map<String, Object> values) throws IOException {
    overlays.set(pid, values);
  }

  @Override
  public Optional<String> source(String pid, String key) throws IOException {
    return provenance.of(pid, key);
  }

  @Override
  public void add(Keys more) {
    keys.add(more);
  }

  @Override
  public void remove(Keys gone) {
    keys.remove(gone);
  }
}
