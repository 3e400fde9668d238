package dev.testudo.itests.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.options;

import dev.testudo.breaker.CircuitBreakers;
import dev.testudo.report.Report;
import dev.testudo.report.ReportContributor;
import dev.testudo.report.ReportSection;
import dev.testudo.report.Reports;
import dev.testudo.testkit.Await;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;

/** Reports with nothing to tell of but breakers; of metrics, errors and alerts only contracts. */
class ReportIT extends FrameworkCase {

  @Configuration
  static Option[] installed() {
    return options(
        Provision.ground(),
        Provision.bundle("testudo-api-metric"),
        Provision.bundle("testudo-api-alert"),
        Provision.capabilities("report", "breaker"));
  }

  private List<String> names(Report report) {
    return report.sections().stream().map(ReportSection::name).toList();
  }

  @Test
  void tellOfWhatIsThereAndOfWhatComesAndGoes() {
    Reports reports = inside.service(Reports.class);
    inside.service(CircuitBreakers.class).named("reported").open();
    Await.until(() -> names(reports.make()).contains("breaker"));
    assertEquals(List.of("breaker", "event", "bundle", "memory"), names(reports.make()));
    assertTrue(
        reports.make().sentences().stream()
            .anyMatch(one -> one.startsWith("Breaker reported is open for another ")),
        () -> reports.make().sentences().toString());
    inside.register(ReportContributor.class, request -> ReportSection.of("own", "Own", "x").row(1));
    Await.until(() -> names(reports.make()).contains("own"));
    inside.stop(inside.bundle("dev.testudo.breaker.provider"));
    Await.until(() -> !names(reports.make()).contains("breaker"));
    inside.start(inside.bundle("dev.testudo.breaker.provider"));
    Await.until(() -> names(reports.make()).contains("breaker"));
  }

  @Test
  void aConfigurationIsInForceAtOnceAndAWrongOneIsRefused() {
    Reports reports = inside.service(Reports.class);
    inside.configure("dev.testudo.report", "title", "Shop", "window", "5m");
    Await.until(() -> reports.make().title().equals("Shop"));
    assertEquals(Duration.ofMinutes(5), reports.make().window());
    inside.configure("dev.testudo.report", "title", "Stock", "window", "2d");
    inside.configure("dev.testudo.report", "title", "Shops", "window", "6m");
    Await.until(() -> reports.make().title().equals("Shops"));
    assertEquals(Duration.ofMinutes(6), reports.make().window());
  }
}
