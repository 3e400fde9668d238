package dev.testudo.report.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.SettingsException;
import dev.testudo.Testudo;
import dev.testudo.breaker.CircuitBreakerSnapshot;
import dev.testudo.bulkhead.BulkheadSnapshot;
import dev.testudo.cache.CacheSnapshot;
import dev.testudo.capability.SettingsCodec;
import dev.testudo.capability.text.Fields;
import dev.testudo.fallback.FallbackSnapshot;
import dev.testudo.limiter.RateLimiterSnapshot;
import dev.testudo.pool.PoolSnapshot;
import dev.testudo.report.Report;
import dev.testudo.report.ReportNotWrittenException;
import dev.testudo.report.ReportRequest;
import dev.testudo.report.ReportSection;
import dev.testudo.report.ReportSettings;
import dev.testudo.report.Reports;
import dev.testudo.retry.RetrySnapshot;
import dev.testudo.state.provider.StatePart;
import dev.testudo.timeout.TimeoutSnapshot;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports where nothing is there but state. */
class ReporterTest {
  @TempDir Path folder;
  private final Testudo testudo = Testudo.of(List.of(new StatePart(), new ReportPart()));
  private final Reports reports = testudo.get(Reports.class);

  @AfterEach
  void close() {
    testudo.close();
  }

  @Test
  void hasNoSectionOfWhatIsNotThere() {
    assertEquals(
        List.of("event", "memory"),
        reports.make().sections().stream().map(ReportSection::name).toList());
  }

  @Test
  void refusesATimeThatNoReportCanBeOf() {
    assertThrows(SettingsException.class, () -> reports.make(Duration.ofSeconds(9)));
    assertThrows(SettingsException.class, () -> reports.make(Duration.ofMinutes(61)));
    assertEquals(Duration.ofHours(1), reports.make(Duration.ofHours(1)).window());
  }

  @Test
  void writesEachFormatByTheEndingOfTheName() throws Exception {
    Report report = reports.make();
    Map<String, String> begins =
        Map.of("a.MD", "# T", "b.html", "<!DOCTYPE", "c.json", "{\"title\"");
    for (Map.Entry<String, String> one : begins.entrySet()) {
      Path written = reports.write(report, folder.resolve(one.getKey()));
      assertTrue(Files.readString(written).startsWith(one.getValue()), one::toString);
    }
    assertThrows(SettingsException.class, () -> reports.write(report, folder.resolve("d.txt")));
    try (var files = Files.list(folder)) {
      assertEquals(3, files.count(), "nothing is left beside them");
    }
  }

  @Test
  void saysWhyItCannotWriteAndLeavesWhatIsThere() throws Exception {
    Report report = reports.make();
    Path taken = Files.createDirectory(folder.resolve("taken.md"));
    assertTrue(refused(report, taken).endsWith("taken.md cannot be written: it is a folder"));
    Path gone = folder.resolve("gone");
    assertTrue(refused(report, gone.resolve("a.md")).endsWith("there is no folder " + gone));
    Path tooLong = folder.resolve("x".repeat(300) + ".md");
    assertTrue(refused(report, tooLong).contains("x.md cannot be written: "));
    assertTrue(Files.isDirectory(taken));
    assertFalse(Files.exists(gone));
  }

  private String refused(Report report, Path file) {
    return assertThrows(ReportNotWrittenException.class, () -> reports.write(report, file))
        .getMessage();
  }

  @Test
  void saysOfSectionsOnlyWhatTheirSnapshotsHave() {
    Map<String, Class<? extends Record>> snapshots =
        Map.of(
            "breaker", CircuitBreakerSnapshot.class,
            "retry", RetrySnapshot.class,
            "timeout", TimeoutSnapshot.class,
            "bulkhead", BulkheadSnapshot.class,
            "limiter", RateLimiterSnapshot.class,
            "fallback", FallbackSnapshot.class,
            "pool", PoolSnapshot.class,
            "cache", CacheSnapshot.class);
    for (Subject subject : Subjects.all()) {
      Set<String> asked = new LinkedHashSet<>(subject.now());
      asked.addAll(subject.grown());
      asked.removeAll(Fields.names(snapshots.get(subject.word())));
      assertEquals(Set.of(), asked, subject.word());
      subject.ratio().stream()
          .skip(1)
          .forEach(count -> assertTrue(subject.grown().contains(count), count));
    }
  }

  @Test
  void metatypeIsWhatTheSettingsAre() {
    Map<String, String> metatype = new TreeMap<>();
    for (Method method : ReportConfiguration.class.getDeclaredMethods()) {
      metatype.put(method.getName(), String.valueOf(method.getDefaultValue()));
    }
    assertEquals(
        new TreeMap<>(SettingsCodec.of(ReportSettings.class).write(new ReportSettings())),
        metatype);
  }

  @Test
  void tellsOfBundlesThatChangedAfterTheStartAndOfThoseThatDoNotRun() {
    Instant now = Instant.parse("2026-11-25T03:12:40Z");
    List<Changed> bundles = new ArrayList<>();
    bundles.add(new Changed("old", "1.0", "ACTIVE", now.minusSeconds(7200)));
    bundles.add(new Changed("at.start", "1.0", "ACTIVE", now.minusSeconds(301)));
    bundles.add(new Changed("shop", "1.1", "ACTIVE", now.minusSeconds(60)));
    bundles.add(new Changed("stock", "2.0", "INSTALLED", now.minusSeconds(30)));
    View view =
        new View(new ReportRequest(now.minusSeconds(900), now, 10), new Growth(now, Map.of()));
    ReportSection section =
        new BundleSection(() -> bundles, () -> now.minusSeconds(300)).make(view).orElseThrow();
    assertEquals(List.of("stock", "shop"), section.rows().stream().map(row -> row.get(1)).toList());
    assertTrue(
        section.findings().get(0).text().endsWith(" and is not running: INSTALLED."),
        section.findings()::toString);
  }
}
