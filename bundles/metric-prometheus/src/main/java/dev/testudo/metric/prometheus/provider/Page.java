package dev.testudo.metric.prometheus.provider;

import dev.testudo.metric.Meter;
import dev.testudo.metric.MeterSettings;
import dev.testudo.metric.Metrics;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The page in one format, and what is kept of it from one scrape to the next. A meter that cannot
 * be read, or whose name another has taken, is left out as a whole and told of; all others are
 * there. Used by one thread at a time.
 */
final class Page {
  private final Format format;
  private final Troubles troubles;
  private final Map<String, Family> families = new HashMap<>(); // by the meter's name
  private final Buffer buffer = new Buffer();

  /** Is told of each meter that is left out of a page. */
  interface Troubles {
    void leftOut(String meter, String why);
  }

  Page(Format format, Troubles troubles) {
    this.format = format;
    this.troubles = troubles;
  }

  /** Writes the page; the buffer is its own until the next one. */
  Buffer write(Metrics metrics) {
    List<Meter> meters = metrics.meters();
    align(meters);
    buffer.cut(0);
    for (int i = 0; i < meters.size(); i++) {
      write(meters.get(i));
    }
    if (format == Format.OPENMETRICS) {
      buffer.put("# EOF\n");
    }
    return buffer;
  }

  private void write(Meter meter) {
    Family family = families.get(meter.name());
    if (family == null) {
      return;
    }
    if (family.refused) {
      troubles.leftOut(meter.name(), "another meter is called the same on the page");
      return;
    }
    int before = buffer.size();
    try {
      family.write(meter, buffer);
    } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
      buffer.cut(before);
      troubles.leftOut(meter.name(), e.toString());
    }
  }

  private void align(List<Meter> meters) {
    boolean changed = false;
    for (int i = 0; i < meters.size(); i++) {
      Meter meter = meters.get(i);
      String name = meter.name();
      MeterSettings settings = settings(meter);
      Family known = families.get(name);
      if (settings != null && (known == null || !known.fits(settings))) {
        families.put(name, new Family(name, settings, format));
        changed = true;
      }
    }
    if (changed || families.size() != meters.size()) {
      claimNames(meters);
    }
  }

  private @Nullable MeterSettings settings(Meter meter) {
    try {
      return meter.settings();
    } catch (RuntimeException | LinkageError e) {
      troubles.leftOut(meter.name(), e.toString());
      return null;
    }
  }

  // The first by name has it. Two families of one name, or a counter called like the sum of a
  // histogram, would make the whole page wrong.
  private void claimNames(List<Meter> meters) {
    Set<String> there = new HashSet<>();
    Set<String> taken = new HashSet<>();
    for (Meter meter : meters) {
      there.add(meter.name());
      Family family = families.get(meter.name());
      if (family != null) {
        List<String> names = family.naming().taken();
        family.refused = names.stream().anyMatch(taken::contains);
        if (!family.refused) {
          taken.addAll(names);
        }
      }
    }
    families.keySet().retainAll(there);
  }
}
