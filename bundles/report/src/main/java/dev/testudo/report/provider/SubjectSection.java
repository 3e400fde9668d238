package dev.testudo.report.provider;

import dev.testudo.capability.CapabilityRegistry;
import dev.testudo.capability.text.Fields;
import dev.testudo.report.Finding;
import dev.testudo.report.ReportSection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What the instances of one capability did, by their snapshots; those with findings first. */
final class SubjectSection implements Section {
  private final Sources sources;
  private final Subject subject;

  SubjectSection(Sources sources, Subject subject) {
    this.sources = sources;
    this.subject = subject;
  }

  private record Told(Line line, List<Finding> findings) {}

  @Override
  public String name() {
    return subject.word();
  }

  @Override
  public void count(BiConsumer<String, long[]> each) {
    for (Record snapshot : snapshots()) {
      Map<String, Object> now = components(snapshot);
      each.accept(key(name(now)), counts(now));
    }
  }

  @Override
  public Optional<ReportSection> make(View view) {
    if (sources.capability(subject.word()).isEmpty()) {
      return Optional.empty();
    }
    List<Told> all =
        snapshots().stream()
            .map(snapshot -> line(components(snapshot), view.growth()))
            .map(line -> new Told(line, subject.findings().apply(line)))
            .filter(told -> !told.findings.isEmpty() || worked(told.line))
            .sorted(
                Comparator.<Told>comparingInt(told -> -told.findings.size())
                    .thenComparing(
                        told -> told.line.grown(subject.grown().get(0)), Comparator.reverseOrder()))
            .toList();
    ReportSection section =
        ReportSection.of(subject.word(), title(all.size(), view), columns())
            .note("nothing in " + view.latest());
    for (Told told : all.subList(0, Math.min(all.size(), view.rows()))) {
      section = section.row(cells(told.line));
    }
    for (Told told : all) {
      for (Finding finding : told.findings) {
        section = section.finding(finding.urgency(), finding.text());
      }
    }
    return Optional.of(section);
  }

  private List<? extends Record> snapshots() {
    return sources.capability(subject.word()).map(CapabilityRegistry::snapshots).orElse(List.of());
  }

  private String title(int all, View view) {
    return all <= view.rows()
        ? subject.title()
        : subject.title() + ", " + view.rows() + " of " + all;
  }

  private String[] columns() {
    List<String> columns = new ArrayList<>(List.of("name"));
    columns.addAll(subject.now());
    columns.addAll(subject.grown());
    subject.ratio().stream().limit(1).forEach(columns::add);
    return columns.toArray(String[]::new);
  }

  private Object[] cells(Line line) {
    List<Object> cells = new ArrayList<>(List.of(line.name()));
    subject.now().forEach(column -> cells.add(line.now().getOrDefault(column, "")));
    subject.grown().forEach(column -> cells.add(line.grown(column)));
    if (!subject.ratio().isEmpty()) {
      List<String> counts = subject.ratio().subList(1, subject.ratio().size());
      double whole = counts.stream().mapToLong(line::grown).sum();
      cells.add(whole == 0 ? Double.NaN : line.grown(counts.get(0)) / whole);
    }
    return cells.toArray();
  }

  private boolean worked(Line line) {
    return subject.grown().stream().anyMatch(count -> line.grown(count) > 0);
  }

  private Line line(Map<String, Object> now, Growth growth) {
    long[] grown = growth.of(key(name(now)), counts(now));
    Map<String, Long> byName = new LinkedHashMap<>();
    for (int i = 0; i < grown.length; i++) {
      byName.put(subject.grown().get(i), grown[i]);
    }
    return new Line(name(now), now, byName);
  }

  // A component that another version of the contract does not have has counted nothing.
  private long[] counts(Map<String, Object> now) {
    return subject.grown().stream()
        .mapToLong(count -> now.get(count) instanceof Number known ? known.longValue() : 0)
        .toArray();
  }

  private String key(String name) {
    return subject.word() + "/" + name;
  }

  private static String name(Map<String, Object> now) {
    return String.valueOf(now.get("name"));
  }

  private static Map<String, Object> components(Record snapshot) {
    Map<String, Object> components = new LinkedHashMap<>();
    for (Fields.Field field : Fields.of(snapshot)) {
      if (field.value() != null) {
        components.put(field.name(), field.value());
      }
    }
    return components;
  }
}
