package dev.testudo.report.provider;

import static dev.testudo.report.Urgency.LATELY;

import dev.testudo.error.ErrorCategory;
import dev.testudo.error.Errors;
import dev.testudo.error.Severity;
import dev.testudo.report.ReportSection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Failures by category, of all guards together. */
final class ErrorSection implements Section {
  private final Sources sources;

  ErrorSection(Sources sources) {
    this.sources = sources;
  }

  @Override
  public String name() {
    return "error";
  }

  @Override
  public void count(BiConsumer<String, long[]> each) {
    Errors errors = sources.errors.get();
    if (errors != null) {
      counted(errors).forEach((category, count) -> each.accept(key(category), new long[] {count}));
    }
  }

  private static String key(ErrorCategory category) {
    return "error/" + category;
  }

  private static Map<ErrorCategory, Long> counted(Errors errors) {
    Map<ErrorCategory, Long> counted = new EnumMap<>(ErrorCategory.class);
    errors
        .snapshots()
        .forEach(one -> one.categories().forEach((type, n) -> counted.merge(type, n, Long::sum)));
    return counted;
  }

  @Override
  public Optional<ReportSection> make(View view) {
    return Optional.ofNullable(sources.errors.get()).map(errors -> section(errors, view));
  }

  private static ReportSection section(Errors errors, View view) {
    Map<ErrorCategory, Long> grown = new EnumMap<>(ErrorCategory.class);
    counted(errors)
        .forEach(
            (category, count) -> grown.put(category, view.growth().of(key(category), 0, count)));
    grown.values().removeIf(count -> count == 0);
    List<ErrorCategory> most =
        grown.keySet().stream()
            .sorted(Comparator.<ErrorCategory, Long>comparing(grown::get).reversed())
            .toList();
    long all = sum(grown, most);
    ReportSection section =
        ReportSection.of(
                "error",
                "Failures by category",
                "category",
                "severity",
                "count",
                "share",
                "transient")
            .note("none in " + view.latest());
    for (ErrorCategory one : most) {
      long count = grown.getOrDefault(one, 0L);
      section =
          section.row(one, one.severity(), count, (double) count / all, one.transientFailure());
    }
    // Who gave up or was turned away did not fail.
    List<ErrorCategory> real =
        most.stream().filter(one -> one.severity() != Severity.INFO).toList();
    long failures = sum(grown, real);
    return failures == 0
        ? section
        : section.finding(
            LATELY,
            "%s: %s."
                .formatted(
                    Words.count(failures, "failure"),
                    Words.and(
                        real.stream()
                            .map(one -> Words.number(grown.get(one)) + " " + one)
                            .toList())));
  }

  private static long sum(Map<ErrorCategory, Long> grown, List<ErrorCategory> of) {
    return of.stream().mapToLong(one -> grown.getOrDefault(one, 0L)).sum();
  }
}
