package dev.testudo.report.provider;

import static java.lang.System.Logger.Level.WARNING;

import dev.testudo.capability.AtomicFile;
import dev.testudo.capability.Pulse;
import dev.testudo.capability.text.Json;
import dev.testudo.report.Report;
import dev.testudo.report.ReportContributor;
import dev.testudo.report.ReportFormat;
import dev.testudo.report.ReportNotWrittenException;
import dev.testudo.report.ReportRequest;
import dev.testudo.report.ReportSection;
import dev.testudo.report.ReportSettings;
import dev.testudo.report.Reports;
import dev.testudo.report.state.CountsCell;
import dev.testudo.state.Clock;
import dev.testudo.state.Room;
import java.io.IOException;
import java.lang.System.Logger;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes reports of what the {@link Sources} have. */
final class Reporter implements Reports, AutoCloseable {
  static final String ROOM = "report";
  static final int SCHEMA = 1;

  private static final Logger LOG = System.getLogger(Reporter.class.getName());

  private final Sources sources = new Sources();
  private final Contributors contributors = new Contributors();
  private final List<Section> sections = new ArrayList<>();
  private final Room room;
  private final Clock clock;
  private final Ledger ledger;
  private final Pulse sampler;
  private volatile ReportSettings settings = new ReportSettings();

  /**
   * @param bundles the bundles there are, where there are any
   */
  Reporter(Room room, Clock clock, Optional<Supplier<List<Changed>>> bundles) {
    this.room = room;
    this.clock = clock;
    Instant born = clock.wall().minus(age());
    CountsCell cell = room.cell("counts", CountsCell.class, () -> new CountsCell(clock.wall()));
    this.ledger = new Ledger(cell, clock, born, this::counts);
    sections.add(new AlertSection(sources));
    sections.add(new OperationSection(sources));
    sections.add(new ErrorSection(sources));
    sections.add(new KindSection(sources));
    Subjects.all().forEach(subject -> sections.add(new SubjectSection(sources, subject)));
    sections.add(new EventSection(sources));
    bundles.ifPresent(all -> sections.add(new BundleSection(all, ledger::since)));
    sections.add(new MemorySection(born));
    this.sampler = new Pulse("testudo-report-sampler-1", ledger::beat);
  }

  // By its own clock, which a test may have turned.
  private static Duration age() {
    return ProcessHandle.current()
        .info()
        .startInstant()
        .map(start -> Duration.between(start, Instant.now()))
        .orElse(Duration.ZERO);
  }

  Sources sources() {
    return sources;
  }

  void use(ReportSettings some) {
    settings = some;
  }

  void add(ReportContributor contributor) {
    contributors.add(contributor);
  }

  void remove(ReportContributor contributor) {
    contributors.remove(contributor);
  }

  private Map<String, long[]> counts() {
    Map<String, long[]> counts = new HashMap<>();
    for (Section section : sections) {
      try {
        section.count(counts::put);
      } catch (RuntimeException | LinkageError e) {
        LOG.log(WARNING, () -> "the counts of " + section.name() + " cannot be read", e);
      }
    }
    return counts;
  }

  @Override
  public Report make() {
    return make(settings.window());
  }

  @Override
  public Report make(Duration window) {
    ReportSettings.checkWindow(window);
    ReportSettings now = settings;
    Instant to = clock.wall();
    Instant begin = to.minus(window);
    Growth growth = ledger.since(window);
    Instant from = growth.from().isAfter(begin) ? growth.from() : begin;
    View view = new View(new ReportRequest(from, to, now.rows()), growth);
    List<ReportSection> made = new ArrayList<>();
    sections.forEach(section -> make(section, view).ifPresent(made::add));
    made.addAll(contributors.ask(view.request(), now.timeout()));
    return new Report(now.title(), to, window, new Summary(made, view, window).sentences(), made);
  }

  private static Optional<ReportSection> make(Section section, View view) {
    try {
      return section.make(view);
    } catch (RuntimeException | LinkageError e) {
      LOG.log(WARNING, () -> "the section " + section.name() + " cannot be made", e);
      return Optional.of(
          ReportSection.of(section.name(), section.name()).note("cannot be told: " + e));
    }
  }

  @Override
  public String render(Report report, ReportFormat format) {
    return switch (format) {
      case MARKDOWN -> new Markdown(report).text();
      case HTML -> new Html(report).text();
      case JSON -> Json.of(report.asMap()) + "\n";
    };
  }

  @Override
  public Path write(Report report, Path file) {
    ReportFormat format = ReportFormat.of(file);
    Path whole = file.toAbsolutePath().normalize();
    if (Files.isDirectory(whole)) {
      throw new ReportNotWrittenException(whole, "it is a folder");
    }
    Path folder = whole.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new ReportNotWrittenException(whole, "there is no folder " + folder);
    }
    try {
      AtomicFile.write(whole, render(report, format).getBytes(StandardCharsets.UTF_8));
      return whole;
    } catch (IOException e) {
      throw notWritten(whole, e);
    }
  }

  private static ReportNotWrittenException notWritten(Path file, IOException why) {
    String reason = why instanceof FileSystemException known ? known.getReason() : why.getMessage();
    ReportNotWrittenException failure =
        new ReportNotWrittenException(
            file, reason == null ? why.getClass().getSimpleName() : reason);
    failure.initCause(why);
    return failure;
  }

  @Override
  public void close() {
    sampler.close();
    contributors.close();
    room.close();
  }
}
