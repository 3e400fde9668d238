package dev.testudo.shell.provider.platform;

import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.BundleRevision;

/** Names and kinds of bundles' states. */
final class BundleStates {
  private BundleStates() {}

  static String name(Bundle bundle) {
    return switch (bundle.getState()) {
      case Bundle.UNINSTALLED -> "UNINSTALLED";
      case Bundle.INSTALLED -> "INSTALLED";
      case Bundle.RESOLVED -> "RESOLVED";
      case Bundle.STARTING -> lazy(bundle) ? "LAZY" : "STARTING";
      case Bundle.STOPPING -> "STOPPING";
      default -> "ACTIVE";
    };
  }

  static boolean fragment(Bundle bundle) {
    BundleRevision revision = bundle.adapt(BundleRevision.class);
    return revision != null && (revision.getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
  }

  static boolean lazy(Bundle bundle) {
    String policy = bundle.getHeaders("").get(Constants.BUNDLE_ACTIVATIONPOLICY);
    return policy != null && policy.startsWith(Constants.ACTIVATION_LAZY);
  }

  /** Whether it does what it is for: active, waiting to be needed, or attached. */
  static boolean up(Bundle bundle) {
    int state = bundle.getState();
    return state == Bundle.ACTIVE
        || (state == Bundle.STARTING && lazy(bundle))
        || (state == Bundle.RESOLVED && fragment(bundle));
  }

  static String label(Bundle bundle) {
    String name = bundle.getSymbolicName();
    return name == null ? bundle.getLocation() : name;
  }
}
