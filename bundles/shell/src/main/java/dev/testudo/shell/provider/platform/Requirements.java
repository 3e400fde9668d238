package dev.testudo.shell.provider.platform;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;

/**
 * Why a bundle does not resolve, by comparing what it requires with what all bundles offer. The
 * resolver itself is not asked, so nothing changes and no hook is called.
 */
final class Requirements {
  private static final Pattern BOUND = Pattern.compile("\\(!?\\(?version(>=|<=|=)([^)]+)\\)");

  private final List<Bundle> bundles;

  Requirements(BundleContext context) {
    this.bundles = List.of(context.getBundles());
  }

  /** One sentence without its full stop. */
  String unresolved(Bundle bundle) {
    return unresolved(bundle, new HashSet<>())
        .orElse(
            "all that it requires is there, but cannot be used together: two of its requirements"
                + " reach different providers of one package");
  }

  private Optional<String> unresolved(Bundle bundle, Set<Bundle> seen) {
    BundleRevision revision = bundle.adapt(BundleRevision.class);
    if (revision == null || !seen.add(bundle)) {
      return Optional.empty();
    }
    List<String> deeper = new ArrayList<>();
    for (BundleRequirement requirement : revision.getDeclaredRequirements(null)) {
      if (!mandatory(requirement)) {
        continue;
      }
      List<BundleCapability> matching = matching(requirement);
      if (matching.isEmpty()) {
        return Optional.of(missing(requirement));
      }
      if (matching.stream().allMatch(one -> one.getRevision().getWiring() == null)) {
        Bundle provider = matching.get(0).getRevision().getBundle();
        unresolved(provider, seen)
            .ifPresent(
                why ->
                    deeper.add(
                        subject(requirement)
                            + " would come from "
                            + BundleStates.label(provider)
                            + ", which does not resolve: "
                            + why));
      }
    }
    return deeper.stream().findFirst();
  }

  private static boolean mandatory(BundleRequirement requirement) {
    Map<String, String> directives = requirement.getDirectives();
    return !"optional".equals(directives.get("resolution"))
        && !"dynamic".equals(directives.get("resolution"))
        && !"active".equals(directives.get("effective"));
  }

  private List<BundleCapability> matching(BundleRequirement requirement) {
    return offers(requirement.getNamespace()).stream().filter(requirement::matches).toList();
  }

  private List<BundleCapability> offers(String namespace) {
    List<BundleCapability> all = new ArrayList<>();
    for (Bundle bundle : bundles) {
      BundleRevision revision = bundle.adapt(BundleRevision.class);
      if (revision != null) {
        all.addAll(revision.getDeclaredCapabilities(namespace));
      }
    }
    return all;
  }

  private String missing(BundleRequirement requirement) {
    String namespace = requirement.getNamespace();
    String name = name(requirement);
    List<String> others =
        name == null
            ? List.of()
            : offers(namespace).stream()
                .filter(one -> name.equals(one.getAttributes().get(namespace)))
                .map(Requirements::offered)
                .distinct()
                .toList();
    String nobody = BundleRevision.PACKAGE_NAMESPACE.equals(namespace) ? "exports" : "provides";
    return subject(requirement)
        + " is missing: "
        + (others.isEmpty()
            ? "no bundle " + nobody + " it"
            : "there is only " + String.join(" and ", others));
  }

  private static String offered(BundleCapability capability) {
    Object version = capability.getAttributes().get("version");
    Object known = version == null ? capability.getAttributes().get("bundle-version") : version;
    return (known == null ? "one" : "version " + known)
        + " of "
        + BundleStates.label(capability.getRevision().getBundle());
  }

  /** What is required, in words. */
  private static String subject(BundleRequirement requirement) {
    String name = name(requirement);
    String filter = requirement.getDirectives().getOrDefault("filter", "");
    return switch (requirement.getNamespace()) {
      case BundleRevision.PACKAGE_NAMESPACE -> "package " + name + versions(filter);
      case BundleRevision.BUNDLE_NAMESPACE -> "bundle " + name + versions(filter);
      case BundleRevision.HOST_NAMESPACE -> "its host bundle " + name + versions(filter);
      case "osgi.ee" -> "Java" + versions(filter);
      default ->
          "capability " + requirement.getNamespace() + (filter.isEmpty() ? "" : " " + filter);
    };
  }

  private static @Nullable String name(BundleRequirement requirement) {
    String filter = requirement.getDirectives().getOrDefault("filter", "");
    Matcher matcher =
        Pattern.compile("\\(" + Pattern.quote(requirement.getNamespace()) + "=([^)]*)\\)")
            .matcher(filter);
    return matcher.find() ? matcher.group(1) : null;
  }

  // (version>=1.0.0)(!(version>=2.0.0)) is what people write as [1.0.0,2.0.0).
  private static String versions(String filter) {
    String least = "";
    String below = "";
    Matcher matcher = BOUND.matcher(filter.replace("bundle-version", "version"));
    while (matcher.find()) {
      if (matcher.group().startsWith("(!")) {
        below = matcher.group(2);
      } else {
        least = matcher.group(2);
      }
    }
    if (below.isEmpty()) {
      return least.isEmpty() ? "" : " " + least;
    }
    return " [" + least + "," + below + ")";
  }
}
