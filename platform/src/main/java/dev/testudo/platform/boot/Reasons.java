package dev.testudo.platform.boot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.resource.Namespace;

/** Says in one sentence why a bundle is not active. Stateless but for the framework it looks at. */
final class Reasons {
  private final BundleContext context;

  Reasons(BundleContext context) {
    this.context = context;
  }

  /**
   * The reason.
   *
   * @param failure what its start threw, if that is known
   */
  String of(Bundle bundle, @Nullable Throwable failure) {
    if (bundle.getState() == Bundle.INSTALLED) {
      return missing(bundle, new HashSet<>())
          .orElseGet(() -> failure == null ? "cannot be resolved" : unresolved(failure));
    }
    if (failure != null) {
      return thrown(failure);
    }
    return bundle.getState() == Bundle.STARTING
        ? "is still starting"
        : "was not started; the log may say why";
  }

  /** What the bundle needs and nobody has, or what a bundle that it needs lacks in its turn. */
  private Optional<String> missing(Bundle bundle, Set<Bundle> visited) {
    BundleRevision revision = bundle.adapt(BundleRevision.class);
    if (revision == null || !visited.add(bundle)) {
      return Optional.empty();
    }
    List<Bundle> unresolved = new ArrayList<>();
    for (BundleRequirement requirement : revision.getDeclaredRequirements(null)) {
      if (!mandatory(requirement)) {
        continue;
      }
      List<BundleCapability> offers = offers(requirement);
      if (offers.isEmpty()) {
        return Optional.of(Needs.sentence(requirement, similar(requirement)));
      }
      if (offers.stream().allMatch(offer -> isUnresolved(offer.getRevision().getBundle()))) {
        unresolved.add(offers.get(0).getRevision().getBundle());
      }
    }
    return unresolved.stream()
        .filter(each -> !each.equals(bundle))
        .flatMap(each -> inTurn(each, visited).stream())
        .findFirst();
  }

  private Optional<String> inTurn(Bundle needed, Set<Bundle> visited) {
    return missing(needed, visited)
        .map(why -> "needs " + needed.getSymbolicName() + ", which in its turn " + why);
  }

  private static boolean isUnresolved(Bundle bundle) {
    return bundle.getState() == Bundle.INSTALLED;
  }

  private static boolean mandatory(BundleRequirement requirement) {
    String resolution = requirement.getDirectives().get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE);
    String effective = requirement.getDirectives().get(Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE);
    return !Namespace.RESOLUTION_OPTIONAL.equals(resolution)
        && !PackageNamespace.RESOLUTION_DYNAMIC.equals(resolution)
        && (effective == null || effective.equals(Namespace.EFFECTIVE_RESOLVE));
  }

  private List<BundleCapability> offers(BundleRequirement requirement) {
    return capabilities(requirement.getNamespace()).filter(requirement::matches).toList();
  }

  /** Capabilities that would do if it were not for their version or another attribute. */
  private List<BundleCapability> similar(BundleRequirement requirement) {
    String wanted = Needs.name(requirement);
    return capabilities(requirement.getNamespace())
        .filter(each -> wanted.equals(each.getAttributes().get(requirement.getNamespace())))
        .toList();
  }

  private Stream<BundleCapability> capabilities(String namespace) {
    return Arrays.stream(context.getBundles())
        .map(bundle -> bundle.adapt(BundleRevision.class))
        .filter(Objects::nonNull)
        .flatMap(revision -> revision.getDeclaredCapabilities(namespace).stream());
  }

  private static String unresolved(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    return message.contains("Uses constraint violation")
        ? "would see one package from two bundles: "
            + message.substring(message.indexOf("Uses constraint violation"))
        : "cannot be resolved: " + message;
  }

  private static String thrown(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof BundleException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof UnsupportedClassVersionError) {
      return "was built for a newer Java than this " + Runtime.version().feature();
    }
    return "failed to start: " + Sentences.of(cause);
  }
}
