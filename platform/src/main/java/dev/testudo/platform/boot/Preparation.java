package dev.testudo.platform.boot;

import dev.testudo.platform.PlatformException;
import dev.testudo.platform.PlatformOptions;
import dev.testudo.platform.log.FrameworkLog;
import dev.testudo.runtime.BundleProblem;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.osgi.framework.BundleContext;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** All that is done before the framework is initialised. */
record Preparation(
    Layout layout,
    DataLock lock,
    SharedContracts contracts,
    Digests digests,
    FrameworkCache cache,
    Framework framework,
    DesiredState desired,
    List<BundleProblem> problems) {
  private static final System.Logger LOG = System.getLogger(Preparation.class.getName());

  static Preparation of(PlatformOptions options) {
    Layout layout = folders(options);
    DataLock lock = DataLock.take(layout.data());
    try {
      return prepare(options, layout, lock);
    } catch (IOException | RuntimeException e) {
      try {
        lock.close();
      } catch (IOException closing) {
        e.addSuppressed(closing);
      }
      throw e instanceof PlatformException known
          ? known
          : new PlatformException("cannot start from " + layout.data() + ": " + Sentences.of(e), e);
    }
  }

  private static Layout folders(PlatformOptions options) {
    Path home = options.home().toAbsolutePath().normalize();
    Path data = options.data().toAbsolutePath().normalize();
    if (!Files.isDirectory(home)) {
      throw new PlatformException("there is no distribution at " + home);
    }
    try {
      Files.createDirectories(data);
      Path probe = Files.createTempFile(data, "probe", "");
      Files.delete(probe);
      return new Layout(home.toRealPath(), data.toRealPath());
    } catch (IOException e) {
      throw new PlatformException(
          "cannot write to the data folder %s (%s); choose another one"
              .formatted(data, Sentences.of(e)),
          e);
    }
  }

  private static Preparation prepare(PlatformOptions options, Layout layout, DataLock lock)
      throws IOException {
    SharedContracts contracts = SharedContracts.find(Preparation.class);
    Framework framework = framework(FrameworkProperties.of(layout, options, contracts));
    FrameworkCache cache = new FrameworkCache(layout.cache());
    if (cache.renew(stamp(layout, framework))) {
      LOG.log(Level.INFO, "the bundle cache was made for another Java, framework or home: renewed");
    }
    Digests digests = new Digests(layout.digests());
    DesiredState written = readDesiredState(layout);
    Reconciler.dropDamaged(cache, digests, layout, written);
    Merge.Result merged = Merge.of(written, new BundlesFolder(layout.home(), digests).jars());
    merged.notes().forEach(note -> LOG.log(Level.INFO, note));
    if (!merged.state().bundles().equals(written.bundles())
        || !Files.exists(layout.desiredState())) {
      merged.state().write(layout.desiredState());
    }
    layout.store().clean(merged.state());
    return new Preparation(
        layout, lock, contracts, digests, cache, framework, merged.state(), merged.problems());
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // one value is an object: Felix's logger
  private static Framework framework(Map<String, String> properties) {
    FrameworkFactory factory =
        ServiceLoader.load(FrameworkFactory.class, Preparation.class.getClassLoader())
            .findFirst()
            .orElseThrow(() -> new PlatformException("no OSGi framework is on the path"));
    Map all = new HashMap<>(properties);
    FrameworkLog.forFelix(factory.getClass().getClassLoader())
        .ifPresent(logger -> all.put("felix.log.logger", logger));
    return factory.newFramework(all);
  }

  private static String stamp(Layout layout, Framework framework) {
    return "java %d%nframework %s %s%nhome %s%n"
        .formatted(
            Runtime.version().feature(),
            framework.getSymbolicName(),
            framework.getVersion(),
            layout.home());
  }

  /** Lines that cannot be read are left out, after a copy of the file was put aside. */
  private static DesiredState readDesiredState(Layout layout) throws IOException {
    Path file = layout.desiredState();
    DesiredState.Reading reading = DesiredState.read(file);
    if (!reading.complaints().isEmpty()) {
      Path aside = file.resolveSibling("desired-state.damaged");
      Files.copy(file, aside, StandardCopyOption.REPLACE_EXISTING);
      reading.complaints().forEach(complaint -> LOG.log(Level.WARNING, complaint));
      LOG.log(Level.WARNING, "these lines are left out; the file as it was is now {0}", aside);
    }
    return reading.state();
  }

  Reconciler reconciler(Problems collected) {
    return new Reconciler(layout, cache, digests, contracts.symbolicNames(), collected);
  }

  Recorder recorder(BundleContext context) {
    return new Recorder(layout, cache, digests, context, desired);
  }
}
