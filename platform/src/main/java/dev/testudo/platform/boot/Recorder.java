package dev.testudo.platform.boot;

import dev.testudo.platform.boot.DesiredBundle.State;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.osgi.framework.startlevel.BundleStartLevel;

/**
 * Writes down what an operator changes while the platform runs, so that it outlives a restart: a
 * bundle installed, updated, uninstalled, started or stopped. Bundles of the watched folder are
 * left to that folder.
 *
 * <p>The writing is done by a thread of its own, some milliseconds after the change, so that no
 * update waits for a disk; changes that come fast are written together. What a crash cuts off
 * within that time is as if it had not been done.
 */
final class Recorder implements BundleListener, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Recorder.class.getName());
  private static final int CHANGES =
      BundleEvent.INSTALLED
          | BundleEvent.UPDATED
          | BundleEvent.UNINSTALLED
          | BundleEvent.STARTED
          | BundleEvent.STOPPED;

  private final Layout layout;
  private final FrameworkCache cache;
  private final Digests digests;
  private final BundleContext context;
  private final Semaphore changed = new Semaphore(0);
  private final Set<Long> newBytes = ConcurrentHashMap.newKeySet();
  private final Set<String> uninstalled = ConcurrentHashMap.newKeySet();
  private final Thread thread = new Thread(this::run, "testudo-platform-recorder-1");

  private final AtomicBoolean begun = new AtomicBoolean();
  private final AtomicBoolean closing = new AtomicBoolean();
  private DesiredState state; // by the thread only, once it runs

  Recorder(
      Layout layout,
      FrameworkCache cache,
      Digests digests,
      BundleContext context,
      DesiredState state) {
    this.layout = layout;
    this.cache = cache;
    this.digests = digests;
    this.context = context;
    this.state = state;
    thread.setDaemon(true);
  }

  /** Notes changes from now on; writes nothing before {@link #begin}. */
  void open() {
    context.addBundleListener(this);
  }

  /** The start is over: what was changed meanwhile, and from now on, is written. */
  void begin() {
    if (begun.compareAndSet(false, true)) {
      thread.start();
    }
  }

  @Override
  public void bundleChanged(BundleEvent event) {
    if ((event.getType() & CHANGES) == 0 || closing.get()) {
      return;
    }
    Bundle bundle = event.getBundle();
    if ((event.getType() & (BundleEvent.INSTALLED | BundleEvent.UPDATED)) != 0) {
      newBytes.add(bundle.getBundleId());
      uninstalled.remove(bundle.getLocation());
    } else if (event.getType() == BundleEvent.UNINSTALLED) {
      uninstalled.add(bundle.getLocation());
    }
    changed.release();
  }

  /** Stops listening and writes what is still to be written. Takes five seconds at most. */
  @Override
  public void close() {
    if (!closing.compareAndSet(false, true)) {
      return;
    }
    context.removeBundleListener(this);
    changed.release();
    begin();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    boolean last = false;
    while (!last) {
      changed.acquireUninterruptibly();
      last = closing.get(); // whatever happened before the closing is seen in this round
      changed.drainPermits();
      try {
        record();
      } catch (IOException | RuntimeException e) {
        LOG.log(
            Level.ERROR,
            "cannot write down what changed; it will be gone after a restart: " + Sentences.of(e));
      }
    }
  }

  private void record() throws IOException {
    DesiredState now = observe();
    if (!now.equals(state)) {
      now.write(layout.desiredState());
      state = now;
      layout.store().clean(now);
    }
  }

  private DesiredState observe() throws IOException {
    Map<String, Bundle> present = new HashMap<>();
    for (Bundle bundle : context.getBundles()) {
      if (bundle.getBundleId() != 0 && !layout.inDeployFolder(bundle.getLocation())) {
        present.put(bundle.getLocation(), bundle);
      }
    }
    List<DesiredBundle> lines = new ArrayList<>();
    for (DesiredBundle line : state.bundles()) {
      String location = layout.osgiLocation(line);
      Bundle bundle = present.remove(location);
      if (bundle != null) {
        lines.add(line(bundle, Optional.of(line)));
      } else if (!uninstalled.contains(location)) {
        lines.add(line); // shared, or it could not be installed: still wanted
      } else if (line.fromFolder()) {
        lines.add(tombstone(line));
      }
    }
    for (Bundle bundle : present.values()) {
      if (cache.jar(bundle.getBundleId()).isPresent()) {
        lines.add(line(bundle, Optional.empty()));
      } else if (newBytes.remove(bundle.getBundleId())) {
        LOG.log(
            Level.WARNING,
            "{0} is used in place, by reference: it is not written down and gone after a restart",
            bundle.getLocation());
      }
    }
    return new DesiredState(lines);
  }

  private DesiredBundle line(Bundle bundle, Optional<DesiredBundle> before) throws IOException {
    String sha256 = before.map(DesiredBundle::sha256).orElse("");
    if (newBytes.remove(bundle.getBundleId()) || sha256.isEmpty()) {
      sha256 = keep(bundle, before.map(DesiredBundle::folderSha256).orElse(DesiredBundle.NONE));
    }
    BundleStartLevel start = bundle.adapt(BundleStartLevel.class);
    boolean active = Problems.isFragment(bundle) || start.isPersistentlyStarted();
    return new DesiredBundle(
        start.getStartLevel(),
        active ? State.ACTIVE : State.STOPPED,
        sha256,
        before.map(DesiredBundle::folderSha256).orElse(DesiredBundle.NONE),
        bundle.getSymbolicName() == null ? DesiredBundle.NONE : bundle.getSymbolicName(),
        bundle.getVersion().toString(),
        before.map(DesiredBundle::location).orElse(bundle.getLocation()));
  }

  /** Takes a private copy of what the framework runs, unless the folder has the same bytes. */
  private String keep(Bundle bundle, String folderSha256) throws IOException {
    Path jar =
        cache
            .jar(bundle.getBundleId())
            .orElseThrow(() -> new IOException("the framework has no copy of " + bundle));
    String sha256 = digests.of(jar);
    return sha256.equals(folderSha256) ? sha256 : layout.store().keep(jar);
  }

  private static DesiredBundle tombstone(DesiredBundle line) {
    return new DesiredBundle(
        line.level(),
        State.UNINSTALLED,
        line.folderSha256(),
        line.folderSha256(),
        line.symbolicName(),
        line.version(),
        line.location());
  }
}
