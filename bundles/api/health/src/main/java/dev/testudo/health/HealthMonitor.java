package dev.testudo.health;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What the checks said last. Nothing here asks a check, so nothing blocks. May be used by any
 * number of threads.
 */
@ProviderType
public interface HealthMonitor {
  /** The tag of checks for what only a restart would mend. */
  String LIVENESS = "liveness";

  /** The tag of checks for what makes it useless to send work here. */
  String READINESS = "readiness";

  /** All checks, by name. */
  List<CheckSnapshot> checks();

  /** The worst that a check with this tag says; OK if there is none. An empty tag is all. */
  HealthStatus status(String tag);
}
