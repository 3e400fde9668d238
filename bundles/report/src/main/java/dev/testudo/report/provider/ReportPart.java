package dev.testudo.report.provider;

import dev.testudo.Part;
import dev.testudo.Parts;
import dev.testudo.alert.Alerts;
import dev.testudo.capability.EventLog;
import dev.testudo.error.Errors;
import dev.testudo.metric.Metrics;
import dev.testudo.report.ReportContributor;
import dev.testudo.report.Reports;
import dev.testudo.state.Clock;
import dev.testudo.state.Vault;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reports for a program without OSGi. */
public final class ReportPart implements Part {
  private @Nullable Reporter reporter;

  /** For the service loader. */
  public ReportPart() {}

  @Override
  public List<Class<?>> needs() {
    return List.of(Vault.class, Clock.class);
  }

  @Override
  public void start(Parts parts) {
    Reporter made =
        new Reporter(
            parts.get(Vault.class).room(Reporter.ROOM, Reporter.SCHEMA),
            parts.get(Clock.class),
            Optional.empty());
    reporter = made;
    parts.each(EventLog.class, made.sources()::add);
    parts.each(Metrics.class, made.sources().metrics::set);
    parts.each(Errors.class, made.sources().errors::set);
    parts.each(Alerts.class, made.sources().alerts::set);
    parts.each(ReportContributor.class, made::add);
    parts.offer(Reports.class, made);
  }

  @Override
  public void stop() {
    if (reporter != null) {
      reporter.close();
    }
  }
}
