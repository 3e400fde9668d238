package dev.testudo.report.provider;

import dev.testudo.alert.Alerts;
import dev.testudo.capability.CapabilityRegistry;
import dev.testudo.capability.Event;
import dev.testudo.capability.EventLog;
import dev.testudo.error.Errors;
import dev.testudo.metric.Metrics;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What there is to tell of; all of it may come and go. Of most capabilities the shape that all have
 * is enough, and their contracts are not needed.
 */
final class Sources {
  final AtomicReference<@Nullable Metrics> metrics = new AtomicReference<>();
  final AtomicReference<@Nullable Errors> errors = new AtomicReference<>();
  final AtomicReference<@Nullable Alerts> alerts = new AtomicReference<>();

  private final Set<EventLog> logs = ConcurrentHashMap.newKeySet();

  void add(EventLog log) {
    logs.add(log);
  }

  void remove(EventLog log) {
    logs.remove(log);
  }

  /** The capability of this word. */
  Optional<CapabilityRegistry<?, ?, ?>> capability(String word) {
    for (EventLog log : logs) {
      if (log instanceof CapabilityRegistry<?, ?, ?> registry && registry.word().equals(word)) {
        return Optional.of(registry);
      }
    }
    return Optional.empty();
  }

  /**
   * The events of all capabilities, oldest first; of two versions of one, which share them, once.
   */
  List<Event> events() {
    return logs.stream()
        .flatMap(log -> log.recent().stream())
        .distinct()
        .sorted(Comparator.comparing(Event::at))
        .toList();
  }
}
