package dev.testudo.report.provider;

import dev.testudo.report.ReportSection;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The heap as it is, garbage included, and how long the process has been running. */
final class MemorySection implements Section {
  private static final long MIB = 1024 * 1024;

  private final Instant born;

  MemorySection(Instant born) {
    this.born = born;
  }

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public Optional<ReportSection> make(View view) {
    Runtime runtime = Runtime.getRuntime();
    long used = runtime.totalMemory() - runtime.freeMemory();
    return Optional.of(
        ReportSection.of(
                "memory",
                "Memory, garbage included",
                "heapUsedMiB",
                "heapMaxMiB",
                "heapUsed",
                "processors",
                "uptime")
            .row(
                used / MIB,
                runtime.maxMemory() / MIB,
                (double) used / runtime.maxMemory(),
                runtime.availableProcessors(),
                Duration.between(born, view.request().to())));
  }
}
