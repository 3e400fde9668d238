package dev.testudo.report.provider;

import static dev.testudo.report.Urgency.FACT;
import static dev.testudo.report.Urgency.LATELY;
import static dev.testudo.report.Urgency.NOW;

import dev.testudo.report.Finding;
import dev.testudo.report.ReportSection;
import dev.testudo.report.Urgency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The sentences of a report: what is wrong now, what was, and what else is worth knowing. */
final class Summary {
  private static final int MOST = 12;
  private static final Duration SHORT = Ledger.STEP.multipliedBy(2);

  private final List<Finding> findings;
  private final View view;
  private final Duration window;

  Summary(List<ReportSection> sections, View view, Duration window) {
    this.findings = sections.stream().flatMap(section -> section.findings().stream()).toList();
    this.view = view;
    this.window = window;
  }

  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    List<String> now = of(NOW);
    sentences.add(now.isEmpty() ? "Nothing is known to be wrong now." : "Now:");
    sentences.addAll(now);
    List<String> lately = of(LATELY);
    sentences.add(
        lately.isEmpty()
            ? "Nothing was wrong in " + view.latest() + "."
            : "In " + view.latest() + ":");
    sentences.addAll(lately);
    List<String> facts = of(FACT);
    if (!facts.isEmpty()) {
      sentences.add("Besides:");
      sentences.addAll(facts);
    }
    if (window.minus(view.request().window()).compareTo(SHORT) > 0) {
      sentences.add("The counts go back no further than that.");
    }
    return sentences;
  }

  private List<String> of(Urgency urgency) {
    List<String> all =
        findings.stream()
            .filter(finding -> finding.urgency() == urgency)
            .map(Finding::text)
            .toList();
    if (all.size() <= MOST) {
      return all;
    }
    List<String> most = new ArrayList<>(all.subList(0, MOST - 1));
    most.add("And " + (all.size() - most.size()) + " more of that kind; the tables have them.");
    return most;
  }
}
