package dev.testudo.shell.provider.platform;

import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/** Why bundles are not active. */
final class BundleReasons {
  private final BundleContext context;

  BundleReasons(BundleContext context) {
    this.context = context;
  }

  List<Reason> about(String name) {
    List<Reason> reasons = new ArrayList<>();
    for (Bundle bundle : context.getBundles()) {
      if (name.equals(bundle.getSymbolicName())
          || name.equals(Long.toString(bundle.getBundleId()))) {
        reasons.add(
            new Reason(
                "bundle", BundleStates.label(bundle), BundleStates.name(bundle), because(bundle)));
      }
    }
    return reasons;
  }

  String because(Bundle bundle) {
    return switch (bundle.getState()) {
      case Bundle.ACTIVE -> "It is active.";
      case Bundle.UNINSTALLED -> "It was uninstalled.";
      case Bundle.STOPPING -> "It is stopping; its activator has not come back yet.";
      case Bundle.STARTING ->
          BundleStates.lazy(bundle)
              ? "It starts when one of its classes is needed for the first time."
              : "It is starting; its activator has not come back yet.";
      case Bundle.INSTALLED ->
          "It does not resolve: " + new Requirements(context).unresolved(bundle) + ".";
      default -> resolved(bundle);
    };
  }

  private String resolved(Bundle bundle) {
    if (BundleStates.fragment(bundle)) {
      return "It is a fragment, attached to its host; fragments are never started.";
    }
    BundleStartLevel level = bundle.adapt(BundleStartLevel.class);
    int reached = context.getBundle(0).adapt(FrameworkStartLevel.class).getStartLevel();
    if (level.getStartLevel() > reached) {
      return "Its start level is %d, and the platform is at %d."
          .formatted(level.getStartLevel(), reached);
    }
    return level.isPersistentlyStarted()
        ? "It was to be started, but its start failed; bundle %d says in the log why, and so does"
                .formatted(bundle.getBundleId())
            + " start "
            + bundle.getBundleId()
            + "."
        : "It was never started, or it was stopped; start " + bundle.getBundleId() + " starts it.";
  }
}
