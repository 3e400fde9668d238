package dev.testudo.platform.boot;

import dev.testudo.platform.boot.DesiredBundle.State;
import dev.testudo.runtime.BundleProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.startlevel.BundleStartLevel;

/**
 * Makes the framework hold what the desired state says, before any bundle starts: installs, updates
 * and uninstalls what differs. One bundle's failure is a problem of that bundle alone.
 */
final class Reconciler {
  private final Layout layout;
  private final FrameworkCache cache;
  private final Digests digests;
  private final Set<String> shared;
  private final Problems problems;

  /**
   * @param shared symbolic names of contracts that the framework itself exports; they are not
   *     installed a second time
   */
  Reconciler(
      Layout layout, FrameworkCache cache, Digests digests, Set<String> shared, Problems problems) {
    this.layout = layout;
    this.cache = cache;
    this.digests = digests;
    this.shared = shared;
    this.problems = problems;
  }

  /** Deletes, before the framework reads them, cached bundles whose bytes are not those wanted. */
  static void dropDamaged(
      FrameworkCache cache, Digests digests, Layout layout, DesiredState lastWritten)
      throws IOException {
    Map<String, String> wanted = new HashMap<>();
    lastWritten.bundles().forEach(line -> wanted.put(layout.osgiLocation(line), line.sha256()));
    for (FrameworkCache.Archive archive : cache.archives()) {
      String sha256 = wanted.get(archive.location());
      Optional<Path> jar = FrameworkCache.jar(archive.folder());
      if (sha256 != null && (jar.isEmpty() || !digests.of(jar.get()).equals(sha256))) {
        FrameworkCache.delete(archive.folder());
      }
    }
  }

  void reconcile(BundleContext context, DesiredState desired) {
    Map<String, DesiredBundle> lines = new LinkedHashMap<>();
    for (DesiredBundle line : desired.bundles()) {
      if (line.state() != State.UNINSTALLED && !shared.contains(line.symbolicName())) {
        lines.put(layout.osgiLocation(line), line);
      }
    }
    Map<String, Bundle> present = new HashMap<>();
    for (Bundle bundle : context.getBundles()) {
      if (lines.containsKey(bundle.getLocation())) {
        present.put(bundle.getLocation(), bundle);
      } else if (bundle.getBundleId() != 0 && !layout.inDeployFolder(bundle.getLocation())) {
        uninstall(bundle);
      }
    }
    lines.forEach(
        (location, line) -> {
          try {
            apply(context, line, location, Optional.ofNullable(present.get(location)));
          } catch (IOException | BundleException e) {
            problems.add(new BundleProblem(line.symbolicName(), line.version(), words(line, e)));
          }
        });
  }

  private void uninstall(Bundle bundle) {
    try {
      bundle.uninstall();
    } catch (BundleException e) {
      problems.add(
          new BundleProblem(
              String.valueOf(bundle.getSymbolicName()),
              bundle.getVersion().toString(),
              "cannot be uninstalled: " + Sentences.of(e)));
    }
  }

  private void apply(
      BundleContext context, DesiredBundle line, String location, Optional<Bundle> present)
      throws IOException, BundleException {
    Bundle bundle;
    if (present.isEmpty()) {
      try (InputStream in = open(line)) {
        bundle = context.installBundle(location, in);
      }
    } else {
      bundle = present.get();
      Optional<Path> cached = cache.jar(bundle.getBundleId());
      if (cached.isEmpty() || !digests.of(cached.get()).equals(line.sha256())) {
        try (InputStream in = open(line)) {
          bundle.update(in);
        }
      }
    }
    BundleStartLevel start = bundle.adapt(BundleStartLevel.class);
    if (start.getStartLevel() != line.level()) {
      start.setStartLevel(line.level());
    }
    if (line.state() == State.STOPPED && start.isPersistentlyStarted()) {
      bundle.stop();
    } else if (line.state() == State.ACTIVE
        && !start.isPersistentlyStarted()
        && !Problems.isFragment(bundle)) {
      // The framework's own start level is 0 still, so this only marks it.
      bundle.start(Bundle.START_ACTIVATION_POLICY);
    }
  }

  private InputStream open(DesiredBundle line) throws IOException {
    return Files.newInputStream(layout.bytes(line));
  }

  private static String words(DesiredBundle line, Exception e) {
    if (e instanceof BundleException failed
        && failed.getType() == BundleException.DUPLICATE_BUNDLE_ERROR) {
      return "is there twice; " + line.location() + " is left out";
    }
    if (e instanceof java.nio.file.NoSuchFileException) {
      return "its bytes are lost: " + Sentences.of(e) + "; install it again";
    }
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return line.location() + " cannot be installed: " + Sentences.of(cause);
  }
}
