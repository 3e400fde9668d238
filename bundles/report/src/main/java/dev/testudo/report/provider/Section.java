package dev.testudo.report.provider;

import dev.testudo.report.ReportSection;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What reports tell of one capability. */
interface Section {

  /** Its name in a report. */
  String name();

  /** Shows all counts that it will ask the growth of, each under a key that no other has. */
  default void count(BiConsumer<String, long[]> each) {}

  /** Makes it; nothing where the capability is not there. */
  Optional<ReportSection> make(View view);
}
