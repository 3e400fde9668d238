package dev.testudo.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The running platform, as an OSGi service. Every method may be called by any thread. */
@ProviderType
public interface PlatformStatus {

  /** The version of Testudo in the form of Maven, such as {@code 0.1.0}. */
  String version();

  /** The distribution: {@code bin}, {@code bundles}, {@code conf}, {@code deploy}. */
  Path home();

  /** What this platform writes; locked by this process. */
  Path data();

  /** When the launch began, by the wall clock. */
  Instant startedAt();

  /** The time since the launch began, by the monotonic clock. */
  Duration uptime();

  /** True from the moment when the last start level was reached until the stop begins. */
  boolean up();

  /** The process. */
  long pid();

  /** The Java that runs it, such as {@code 17.0.15}. */
  String javaVersion();

  /** The framework that runs the bundles, such as {@code Apache Felix 7.0.5}. */
  String framework();

  /**
   * The bundles that should be active and are not, and the files that could not become bundles.
   * Computed at each call; costs some microseconds for each bundle that is not active.
   */
  List<BundleProblem> problems();
}
