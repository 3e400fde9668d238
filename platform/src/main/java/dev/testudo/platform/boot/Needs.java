package dev.testudo.platform.boot;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.osgi.framework.namespace.BundleNamespace;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.HostNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;

/** Requirements in words. */
final class Needs {
  private static final Pattern LOW = Pattern.compile("version>=([^)]+)\\)");
  private static final Pattern HIGH = Pattern.compile("!\\([^)]*version>=([^)]+)\\)");

  private Needs() {}

  /** What is needed and what there is instead, such as {@code needs the package a.b, version …}. */
  static String sentence(BundleRequirement requirement, List<BundleCapability> similar) {
    String name = name(requirement);
    String range = range(requirement);
    return switch (requirement.getNamespace()) {
      case ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE ->
          "needs %s %s; this is Java %d".formatted(name, low(requirement), feature());
      case PackageNamespace.PACKAGE_NAMESPACE ->
          "needs the package " + name + range + instead(similar, "exports");
      case BundleNamespace.BUNDLE_NAMESPACE ->
          "needs the bundle " + name + range + instead(similar, "is");
      case HostNamespace.HOST_NAMESPACE ->
          "is a fragment of " + name + range + instead(similar, "is");
      default ->
          "needs a capability %s %s, which no bundle provides"
              .formatted(requirement.getNamespace(), filter(requirement));
    };
  }

  private static int feature() {
    return Runtime.version().feature();
  }

  /**
   * The value that the filter wants of the attribute named as the namespace, or an empty string.
   */
  static String name(BundleRequirement requirement) {
    Matcher matcher =
        Pattern.compile("\\(" + Pattern.quote(requirement.getNamespace()) + "=([^)]*)\\)")
            .matcher(filter(requirement));
    return matcher.find() ? matcher.group(1) : "";
  }

  private static String instead(List<BundleCapability> similar, String verb) {
    if (similar.isEmpty()) {
      return verb.equals("exports") ? ", which no bundle exports" : ", which is not installed";
    }
    return similar.stream()
        .map(
            offer ->
                "%s %s %s".formatted(offer.getRevision().getSymbolicName(), verb, version(offer)))
        .distinct()
        .collect(Collectors.joining(", ", "; but ", ""));
  }

  private static Object version(BundleCapability offer) {
    Object version = offer.getAttributes().get(PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE);
    return version != null ? version : offer.getRevision().getVersion();
  }

  private static String range(BundleRequirement requirement) {
    String low = low(requirement);
    Matcher high = HIGH.matcher(filter(requirement));
    if (high.find()) {
      return ", version [%s,%s)".formatted(low.isEmpty() ? "0" : low, high.group(1));
    }
    return low.isEmpty() || low.equals("0.0.0") ? "" : ", version " + low + " or newer";
  }

  private static String low(BundleRequirement requirement) {
    String filter = filter(requirement);
    Matcher exact = Pattern.compile("\\(version=([^)]+)\\)").matcher(filter);
    if (exact.find()) {
      return exact.group(1);
    }
    Matcher low = LOW.matcher(HIGH.matcher(filter).replaceAll(""));
    return low.find() ? low.group(1) : "";
  }

  private static String filter(BundleRequirement requirement) {
    return requirement.getDirectives().getOrDefault("filter", "");
  }
}
