package dev.testudo.report.provider;

import dev.testudo.capability.Event;
import dev.testudo.report.ReportSection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What happened, in the order in which it did: breakers that opened and closed, alerts, settings
 * that were refused. Of each capability the latest, so that a busy one leaves room for the others.
 */
final class EventSection implements Section {
  private final Sources sources;

  EventSection(Sources sources) {
    this.sources = sources;
  }

  @Override
  public String name() {
    return "event";
  }

  @Override
  public Optional<ReportSection> make(View view) {
    Map<String, List<Event>> byCapability = new TreeMap<>();
    for (Event event : sources.events()) {
      if (view.request().covers(event.at())) {
        byCapability.computeIfAbsent(event.capability(), word -> new ArrayList<>()).add(event);
      }
    }
    List<Event> latest = new ArrayList<>();
    byCapability
        .values()
        .forEach(
            all -> latest.addAll(all.subList(Math.max(0, all.size() - view.rows()), all.size())));
    latest.sort(Comparator.comparing(Event::at));
    ReportSection section =
        ReportSection.of("event", "What happened", "at", "capability", "instance", "type", "text")
            .note("nothing worth telling in " + view.latest());
    for (Event event : latest) {
      section =
          section.row(
              event.at(), event.capability(), event.instance(), event.type(), firstLine(event));
    }
    return Optional.of(section);
  }

  // A leak has further lines, which say where.
  private static String firstLine(Event event) {
    return event.text().lines().findFirst().orElse("");
  }
}
