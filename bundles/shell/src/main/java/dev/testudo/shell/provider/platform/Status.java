package dev.testudo.shell.provider.platform;

import dev.testudo.Registry;
import dev.testudo.shell.provider.render.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;

/**
 * How the platform is.
 *
 * @param state UP, or DEGRADED if there are problems
 * @param version of the platform
 * @param pid of the process
 * @param uptime how long it has run
 * @param java the Java that runs it
 * @param home where it is installed
 * @param data its data directory
 * @param memory used of the largest heap
 * @param bundles up, of all
 * @param problems what is not active and should be
 * @param capabilities what is managed
 */
public record Status(
    State state,
    String version,
    long pid,
    Duration uptime,
    String java,
    Optional<String> home,
    Optional<String> data,
    String memory,
    String bundles,
    Rows<Reason> problems,
    Rows<Capability> capabilities) {

  /** Of the platform. */
  public enum State {
    UP,
    DEGRADED
  }

  /**
   * One capability.
   *
   * @param capability its word
   * @param instances how many there are
   * @param states how many are in each state, where they have one
   */
  public record Capability(String capability, int instances, String states) {}

  /** Looks. */
  public static Status of(BundleContext context) {
    Runtime runtime = Runtime.getRuntime();
    Bundle[] bundles = context.getBundles();
    long up = Arrays.stream(bundles).filter(BundleStates::up).count();
    Rows<Reason> problems = Rows.of(Reason.class, find(context));
    return new Status(
        problems.isEmpty() ? State.UP : State.DEGRADED,
        Optional.ofNullable(context.getProperty("testudo.version"))
            .orElseGet(() -> artifact(context.getBundle().getVersion())),
        ProcessHandle.current().pid(),
        running(),
        Runtime.version() + " (" + System.getProperty("java.vendor") + ")",
        Optional.ofNullable(context.getProperty("testudo.home")),
        Optional.ofNullable(context.getProperty("testudo.data")),
        "%d of %d MiB"
            .formatted(
                (runtime.totalMemory() - runtime.freeMemory()) >> 20, runtime.maxMemory() >> 20),
        up + " of " + bundles.length + " up",
        problems,
        Rows.of(Capability.class, managed(context)));
  }

  // Without the launcher: the version as Maven, and so the rest of the world, has it.
  private static String artifact(Version version) {
    String qualifier = version.getQualifier();
    String numbers = version.getMajor() + "." + version.getMinor() + "." + version.getMicro();
    return qualifier.isEmpty() ? numbers : numbers + "-" + qualifier;
  }

  private static Duration running() {
    Instant now = Instant.now();
    return Duration.between(ProcessHandle.current().info().startInstant().orElse(now), now);
  }

  static List<Reason> find(BundleContext context) {
    List<Reason> problems = new ArrayList<>();
    BundleReasons reasons = new BundleReasons(context);
    for (Bundle bundle : context.getBundles()) {
      if (!BundleStates.up(bundle)) {
        problems.add(
            new Reason(
                "bundle",
                BundleStates.label(bundle),
                BundleStates.name(bundle),
                reasons.because(bundle)));
      }
    }
    new Why(context).components().ifPresent(components -> problems.addAll(components.troubled()));
    return problems;
  }

  private static List<Capability> managed(BundleContext context) {
    List<Capability> capabilities = new ArrayList<>();
    for (ServiceReference<?> reference : new Why(context).registries()) {
      if (context.getService(reference) instanceof Registry<?, ?, ?> registry) {
        capabilities.add(
            capability(String.valueOf(reference.getProperty("testudo.capability")), registry));
        context.ungetService(reference);
      }
    }
    return capabilities;
  }

  private static Capability capability(String word, Registry<?, ?, ?> registry) {
    List<? extends Record> snapshots = registry.snapshots();
    Map<String, Integer> states = new TreeMap<>();
    for (Record snapshot : snapshots) {
      String state = InstanceReasons.text(snapshot, "state");
      if (!state.isEmpty()) {
        states.merge(state, 1, Integer::sum);
      }
    }
    return new Capability(
        word,
        snapshots.size(),
        String.join(
            ", ",
            states.entrySet().stream().map(one -> one.getValue() + " " + one.getKey()).toList()));
  }
}
