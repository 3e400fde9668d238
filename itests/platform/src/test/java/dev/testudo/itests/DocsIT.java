package dev.testudo.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.alert.AlertRuleSettings;
import dev.testudo.breaker.CircuitBreakerSettings;
import dev.testudo.bulkhead.BulkheadSettings;
import dev.testudo.cache.CacheSettings;
import dev.testudo.capability.SettingsCodec;
import dev.testudo.error.ErrorSettings;
import dev.testudo.fallback.FallbackSettings;
import dev.testudo.guard.GuardSettings;
import dev.testudo.health.HealthSettings;
import dev.testudo.http.HttpSettings;
import dev.testudo.limiter.RateLimiterSettings;
import dev.testudo.logger.LoggerSettings;
import dev.testudo.memory.MemorySettings;
import dev.testudo.metric.MeterSettings;
import dev.testudo.pool.PoolSettings;
import dev.testudo.profile.ProfilerSettings;
import dev.testudo.report.ReportSettings;
import dev.testudo.retry.RetrySettings;
import dev.testudo.timeout.TimeoutSettings;
import dev.testudo.trace.TracerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The user documentation that ships says what is true. */
class DocsIT {
  private static final Pattern ROW = Pattern.compile("\\| `([\\w.<>]+)` \\|.*\\|([^|\n]*)\\|\n");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");

  static Stream<Arguments> capabilities() {
    return Stream.of(
        Arguments.of("retry", new RetrySettings()),
        Arguments.of("breaker", new CircuitBreakerSettings()),
        Arguments.of("cache", new CacheSettings()),
        Arguments.of("limiter", new RateLimiterSettings()),
        Arguments.of("bulkhead", new BulkheadSettings()),
        Arguments.of("timeout", new TimeoutSettings()),
        Arguments.of("fallback", new FallbackSettings()),
        Arguments.of("error", new ErrorSettings()),
        Arguments.of("pool", new PoolSettings()),
        Arguments.of("metric", new MeterSettings()),
        Arguments.of("memory", new MemorySettings()),
        Arguments.of("profile", new ProfilerSettings()),
        Arguments.of("alert", new AlertRuleSettings()),
        Arguments.of("trace", new TracerSettings()),
        Arguments.of("http", new HttpSettings()),
        Arguments.of("health", new HealthSettings()),
        Arguments.of("logger", new LoggerSettings()),
        Arguments.of("report", new ReportSettings()),
        Arguments.of("guard", new GuardSettings()));
  }

  @ParameterizedTest
  @MethodSource("capabilities")
  void eachKeyIsThereWithItsDefault(String word, Record defaults) throws IOException {
    Map<String, String> expected = new TreeMap<>();
    written(defaults)
        .forEach((key, value) -> expected.put(key, value.isEmpty() ? "none" : "`" + value + "`"));
    if (defaults instanceof GuardSettings) {
      expected.put("methods.<name>", "");
    }
    assertEquals(expected, documented(word));
  }

  @Test
  void noLinkLeadsNowhere() throws IOException {
    List<String> broken = new ArrayList<>();
    try (Stream<Path> pages = Files.walk(Home.folder().resolve("docs"))) {
      for (Path page : pages.filter(file -> file.toString().endsWith(".md")).toList()) {
        Matcher links = LINK.matcher(Files.readString(page));
        while (links.find()) {
          if (!Files.exists(page.resolveSibling(links.group(1)))) {
            broken.add(page.getFileName() + " -> " + links.group(1));
          }
        }
      }
    }
    assertEquals(List.of(), broken);
  }

  private static <S extends Record> Map<String, String> written(S settings) {
    @SuppressWarnings("unchecked")
    Class<S> type = (Class<S>) settings.getClass();
    return SettingsCodec.of(type).write(settings);
  }

  private static Map<String, String> documented(String word) throws IOException {
    String page = Files.readString(Home.folder().resolve("docs/capabilities.md"));
    int begin = page.indexOf("\n## " + word + "\n");
    assertTrue(begin >= 0, "no chapter on " + word);
    int end = page.indexOf("\n## ", begin + 1);
    Map<String, String> rows = new TreeMap<>();
    Matcher row = ROW.matcher(page.substring(begin, end < 0 ? page.length() : end));
    while (row.find()) {
      rows.put(row.group(1), row.group(2).strip());
    }
    return rows;
  }
}
