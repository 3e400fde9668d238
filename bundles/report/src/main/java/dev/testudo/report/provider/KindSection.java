package dev.testudo.report.provider;

import static dev.testudo.report.Urgency.LATELY;

import dev.testudo.error.ErrorGroup;
import dev.testudo.error.ErrorMonitor;
import dev.testudo.error.ErrorSnapshot;
import dev.testudo.error.Errors;
import dev.testudo.error.Severity;
import dev.testudo.report.ReportSection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The most frequent kinds of failures, each with what the first one of it said. */
final class KindSection implements Section {
  private final Sources sources;

  KindSection(Sources sources) {
    this.sources = sources;
  }

  /** A kind, and by how many it has grown. */
  private record Kind(String monitor, ErrorGroup group, long count) {
    String key() {
      return "kind/" + monitor + "/" + group.operation() + "/" + group.fingerprint();
    }

    String operation() {
      return group.operation().isEmpty() ? monitor : monitor + "." + group.operation();
    }

    Kind grown(Growth growth) {
      return new Kind(monitor, group, growth.of(key(), 0, count));
    }
  }

  @Override
  public String name() {
    return "kind";
  }

  @Override
  public void count(BiConsumer<String, long[]> each) {
    Errors errors = sources.errors.get();
    if (errors != null) {
      kinds(errors).forEach(kind -> each.accept(kind.key(), new long[] {kind.count}));
    }
  }

  private static List<Kind> kinds(Errors errors) {
    List<Kind> kinds = new ArrayList<>();
    for (ErrorSnapshot monitor : errors.snapshots()) {
      for (ErrorGroup group :
          errors.find(monitor.name()).map(ErrorMonitor::groups).orElse(List.of())) {
        kinds.add(new Kind(monitor.name(), group, group.count()));
      }
    }
    return kinds;
  }

  @Override
  public Optional<ReportSection> make(View view) {
    return Optional.ofNullable(sources.errors.get()).map(errors -> section(errors, view));
  }

  private static ReportSection section(Errors errors, View view) {
    List<Kind> most =
        kinds(errors).stream()
            .map(kind -> kind.grown(view.growth()))
            .filter(kind -> kind.count > 0)
            .sorted(Comparator.comparingLong(Kind::count).reversed())
            .limit(view.rows())
            .toList();
    ReportSection section =
        ReportSection.of(
                "kind",
                "The most frequent kinds of failures",
                "operation",
                "category",
                "count",
                "lastSeen",
                "fingerprint",
                "exception",
                "where",
                "message")
            .note("none in " + view.latest());
    for (Kind kind : most) {
      ErrorGroup group = kind.group;
      section =
          section.row(
              kind.operation(),
              group.category(),
              kind.count,
              group.lastSeen(),
              group.fingerprint(),
              group.exception(),
              group.where(),
              group.message());
    }
    Optional<Kind> first =
        most.stream().filter(kind -> kind.group.category().severity() != Severity.INFO).findFirst();
    return first.isEmpty() ? section : section.finding(LATELY, sentence(first.get()));
  }

  private static String sentence(Kind kind) {
    ErrorGroup group = kind.group;
    return "Most of %s (%s): %s%s%s."
        .formatted(
            kind.operation(),
            Words.number(kind.count),
            group.exception(),
            group.where().isEmpty() ? "" : " at " + group.where(),
            group.message().isBlank() ? "" : ", “" + group.message().strip() + "”");
  }
}
