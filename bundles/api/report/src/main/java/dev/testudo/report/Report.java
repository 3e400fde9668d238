package dev.testudo.report;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the platform has been doing. Immutable, and nothing but data of the JDK.
 *
 * @param title what it is of
 * @param at when it was made
 * @param window the time before that it is of
 * @param sentences what somebody must know who reads no further, the most urgent first
 * @param sections the tables
 */
public record Report(
    String title,
    Instant at,
    Duration window,
    List<String> sentences,
    List<ReportSection> sections) {
  public Report {
    sentences = List.copyOf(sentences);
    sections = List.copyOf(sections);
  }

  /** The section of this name. */
  public Optional<ReportSection> section(String name) {
    return sections.stream().filter(section -> section.name().equals(name)).findFirst();
  }

  /** The same as maps and lists, as JSON has it. Keys stay as they are from version to version. */
  public Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("title", title);
    map.put("at", at);
    map.put("window", window);
    map.put("sentences", sentences);
    map.put("sections", sections.stream().map(ReportSection::asMap).toList());
    return map;
  }
}
