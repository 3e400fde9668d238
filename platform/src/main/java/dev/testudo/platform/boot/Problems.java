package dev.testudo.platform.boot;

import dev.testudo.runtime.BundleProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.framework.wiring.BundleRevision;

/**
 * Which bundles do not work, and why. Computed from what the framework says now, so a bundle that
 * is repaired is no problem any more. Safe for use by several threads.
 */
public final class Problems implements FrameworkListener {
  private final BundleContext context;
  private final Reasons reasons;
  private final List<BundleProblem> lasting = new CopyOnWriteArrayList<>();
  private final Map<Long, Throwable> failures = new ConcurrentHashMap<>();
  private final CountDownLatch started = new CountDownLatch(1);

  Problems(BundleContext context) {
    this.context = context;
    this.reasons = new Reasons(context);
  }

  @Override
  public void frameworkEvent(FrameworkEvent event) {
    if (event.getType() == FrameworkEvent.ERROR && event.getThrowable() != null) {
      failures.put(event.getBundle().getBundleId(), event.getThrowable());
    } else if (event.getType() == FrameworkEvent.STARTED) {
      started.countDown();
    }
  }

  /** The framework stops: nobody waits for its start any more. */
  void stopping() {
    started.countDown();
  }

  /**
   * Waits until the events of the start have been heard, which come a moment after the start; or
   * until the framework stops.
   */
  void awaitStarted() {
    try {
      if (!started.await(5, TimeUnit.SECONDS)) {
        System.getLogger(Problems.class.getName())
            .log(System.Logger.Level.WARNING, "the framework did not say that it has started");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A problem that stays until the next start, such as a file that is no bundle. */
  void add(BundleProblem problem) {
    lasting.add(problem);
  }

  /** All of now. */
  public List<BundleProblem> now() {
    List<BundleProblem> problems = new ArrayList<>(lasting);
    int level = context.getBundle(0).adapt(FrameworkStartLevel.class).getStartLevel();
    for (Bundle bundle : context.getBundles()) {
      if (shouldWork(bundle, level) && !works(bundle)) {
        problems.add(
            new BundleProblem(
                String.valueOf(bundle.getSymbolicName()),
                bundle.getVersion().toString(),
                reasons.of(bundle, failures.get(bundle.getBundleId()))));
      } else {
        failures.remove(bundle.getBundleId());
      }
    }
    return problems;
  }

  private static boolean shouldWork(Bundle bundle, int level) {
    BundleStartLevel start = bundle.adapt(BundleStartLevel.class);
    return bundle.getBundleId() != 0
        && start != null
        && start.getStartLevel() <= level
        && (isFragment(bundle) || start.isPersistentlyStarted());
  }

  private static boolean works(Bundle bundle) {
    int state = bundle.getState();
    BundleStartLevel start = bundle.adapt(BundleStartLevel.class);
    return state == Bundle.ACTIVE
        || (state == Bundle.RESOLVED && isFragment(bundle))
        || (state == Bundle.STARTING && start != null && start.isActivationPolicyUsed());
  }

  static boolean isFragment(Bundle bundle) {
    BundleRevision revision = bundle.adapt(BundleRevision.class);
    return revision != null && (revision.getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
  }
}
