package dev.testudo.health.provider;

import dev.testudo.health.HealthStatus;
import java.util.ArrayList;
import java.util.List;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.ResultLog;

/** What a check said, or that it could not say anything. */
record Answer(HealthStatus status, String message) {

  /** Asks a check. Never throws. */
  static Answer of(HealthCheck check) {
    try {
      return of(check.execute());
    } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
      return new Answer(HealthStatus.HEALTH_CHECK_ERROR, "the check threw " + e);
    }
  }

  // The lines that are as bad as the whole; others would only hide them.
  private static Answer of(Result result) {
    List<String> lines = new ArrayList<>();
    for (ResultLog.Entry line : result) {
      if (!line.isDebug() && line.getStatus() == result.getStatus()) {
        lines.add(line.getMessage());
      }
    }
    return new Answer(HealthStatus.valueOf(result.getStatus().name()), String.join("; ", lines));
  }
}
