package dev.testudo.conf.provider;

import static java.lang.System.Logger.Level.INFO;

import java.lang.System.Logger;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Watches the folders that the framework properties {@code testudo.conf} and {@code testudo.deploy}
 * name, as long as there is a Config Admin. All files that are there are in force when the
 * component is active, so that bundles of later start levels find their configuration.
 */
@Component(
    immediate = true,
    service = {},
    configurationPolicy = ConfigurationPolicy.IGNORE)
public final class ConfComponent {
  private static final Logger LOG = System.getLogger(ConfComponent.class.getName());

  private final Optional<Watch> watch;

  /** Reads all files, then watches them. */
  @Activate
  public ConfComponent(BundleContext context, @Reference ConfigurationAdmin admin) {
    Optional<Path> conf = folder(context, "testudo.conf");
    Optional<Path> deploy = folder(context, "testudo.deploy");
    List<Path> folders = Stream.of(conf, deploy).flatMap(Optional::stream).distinct().toList();
    if (folders.isEmpty()) {
      LOG.log(INFO, "neither testudo.conf nor testudo.deploy is set: no folder is watched");
      this.watch = Optional.empty();
    } else {
      this.watch = Optional.of(new Watch(folders, deploy.orElse(null), new Store(admin)));
    }
  }

  private static Optional<Path> folder(BundleContext context, String property) {
    return Optional.ofNullable(context.getProperty(property))
        .filter(path -> !path.isBlank())
        .map(path -> Path.of(path.strip()).toAbsolutePath().normalize());
  }

  @Deactivate
  void deactivate() {
    watch.ifPresent(Watch::close);
  }
}
