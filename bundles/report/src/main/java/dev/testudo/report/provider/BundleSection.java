package dev.testudo.report.provider;

import static dev.testudo.report.Urgency.FACT;
import static dev.testudo.report.Urgency.NOW;

import dev.testudo.report.ReportSection;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The bundles that were installed or updated, the latest first. */
final class BundleSection implements Section {
  private static final Set<String> RUNNING = Set.of("ACTIVE", "STARTING");

  private final Supplier<List<Changed>> bundles;
  private final Supplier<Instant> since;

  /**
   * @param bundles all bundles that could run
   * @param since what came before came with the start
   */
  BundleSection(Supplier<List<Changed>> bundles, Supplier<Instant> since) {
    this.bundles = bundles;
    this.since = since;
  }

  @Override
  public String name() {
    return "bundle";
  }

  @Override
  public Optional<ReportSection> make(View view) {
    List<Changed> changed =
        bundles.get().stream()
            .filter(bundle -> view.request().covers(bundle.at()))
            .filter(bundle -> bundle.at().isAfter(since.get()))
            .sorted(Comparator.comparing(Changed::at).reversed())
            .toList();
    ReportSection section =
        ReportSection.of("bundle", "Bundles changed", "at", "bundle", "version", "state")
            .note("none in " + view.latest());
    for (Changed bundle : changed.subList(0, Math.min(changed.size(), view.rows()))) {
      section = section.row(bundle.at(), bundle.name(), bundle.version(), bundle.state());
    }
    for (Changed bundle : changed) {
      String what =
          "Bundle %s %s was installed or updated at %s"
              .formatted(
                  bundle.name(), bundle.version(), Words.at(bundle.at(), view.request().to()));
      section =
          RUNNING.contains(bundle.state())
              ? section.finding(FACT, what + ".")
              : section.finding(NOW, what + " and is not running: " + bundle.state() + ".");
    }
    return Optional.of(section);
  }
}
