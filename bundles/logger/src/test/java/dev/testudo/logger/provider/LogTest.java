package dev.testudo.logger.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import dev.testudo.SettingsException;
import dev.testudo.Testudo;
import dev.testudo.guard.Guard;
import dev.testudo.guard.GuardSettings;
import dev.testudo.guard.Guards;
import dev.testudo.logger.LoggerLevel;
import dev.testudo.logger.LoggerSettings;
import dev.testudo.logger.LoggerSettings.Format;
import dev.testudo.retry.Retries;
import dev.testudo.retry.RetrySettings;
import dev.testudo.trace.Span;
import dev.testudo.trace.TracerSettings;
import dev.testudo.trace.Traces;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** The log of this program, over its real Logback. */
class LogTest {
  private static final String XML =
      """
      <configuration>
        <appender name="FILE" class="ch.qos.logback.core.FileAppender">
          <file>%s</file>
          <encoder><pattern>%%level %%msg [%%X{trace_id}] [%%X{key}]%%n</pattern></encoder>
        </appender>
        <logger name="quiet" level="WARN"/>
        <root level="INFO"><appender-ref ref="FILE"/></root>
      </configuration>
      """;

  @TempDir Path folder;
  private final LoggerContext logback = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final Testudo testudo = Testudo.standalone();
  private final Traces traces = testudo.get(Traces.class);
  private final Log log = (Log) testudo.get(dev.testudo.logger.Loggers.class);
  private final Logger logger = LoggerFactory.getLogger("shop");

  @BeforeEach
  void open() throws JoranException {
    configure();
    traces.named("shop", new TracerSettings(1, 100, 100_000));
  }

  @AfterEach
  void close() {
    testudo.close();
    logback.reset();
  }

  private void configure() throws JoranException {
    logback.reset();
    JoranConfigurator joran = new JoranConfigurator();
    joran.setContext(logback);
    byte[] xml = XML.formatted(folder.resolve("log")).getBytes(StandardCharsets.UTF_8);
    joran.doConfigure(new ByteArrayInputStream(xml));
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(folder.resolve("log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String last() {
    List<String> lines = lines();
    return lines.get(lines.size() - 1);
  }

  private String traceId() {
    return traces.current().context().orElseThrow().traceIdText();
  }

  @Test
  void aLineInASpanHasItsIdsAndOneOutsideHasNone() {
    String[] id = new String[1];
    try (Span span = traces.named("shop").span("work")) {
      assertTrue(span.recorded());
      id[0] = traceId();
      MDC.put("key", "value");
      logger.info("inside");
      MDC.remove("key");
    }
    assertEquals("INFO inside [" + id[0] + "] [value]", last());
    logger.info("outside");
    assertEquals("INFO outside [] []", last());
    assertNull(MDC.get("trace_id"), "nothing is put anywhere");
  }

  @Test
  void jsonLinesHaveTheIdsAndAreObjects() {
    log.use(new LoggerSettings(Format.JSON, List.of()));
    try (Span span = traces.named("shop").span("work", Map.of("correlation_id", "order-4711"))) {
      logger.info("sold \"{}\" of\n{}", 2, 3, new IllegalStateException("torn"));
      String line = last();
      assertTrue(line.startsWith("{\"timestamp\":") && line.endsWith("}"), line);
      assertTrue(line.contains("\"level\":\"INFO\""), line);
      assertTrue(line.contains("\"loggerName\":\"shop\""), line);
      assertTrue(line.contains("\"formattedMessage\":\"sold \\\"2\\\" of\\n3\""), line);
      assertTrue(line.contains("\"trace_id\":\"" + traceId() + "\""), line);
      String spanId = span.context().orElseThrow().spanIdText();
      assertTrue(line.contains("\"span_id\":\"" + spanId + "\""), line);
      assertTrue(line.contains("\"correlation_id\":\"order-4711\""), line);
      assertTrue(line.contains("\"message\":\"torn\""), line);
    }
    logger.info("outside");
    assertFalse(last().contains("trace_id"), last());
    log.use(new LoggerSettings());
    logger.info("as before");
    assertEquals("INFO as before [] []", last());
  }

  @Test
  void theLinesOfEachAttemptHaveTheIdsOfTheirCallInWhateverThread() throws Exception {
    testudo
        .get(Retries.class)
        .named(
            "shop",
            new RetrySettings(
                3,
                Duration.ofMillis(1),
                1,
                Duration.ofMillis(1),
                0,
                100,
                1_000,
                List.of("java.lang.Exception"),
                List.of()));
    Guard guard = testudo.get(Guards.class).named("shop", new GuardSettings("retry"));
    AtomicInteger attempts = new AtomicInteger();
    guard
        .stage(
            "find",
            () -> {
              logger.info("attempt {}", attempts.incrementAndGet());
              return CompletableFuture.supplyAsync(
                  () -> {
                    if (attempts.get() < 3) {
                      throw new CompletionException(new IOException("lost"));
                    }
                    return "found";
                  });
            })
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
    String id = traces.recent(new dev.testudo.trace.TraceFilter()).get(0).traceId();
    assertEquals(
        List.of(
            "INFO attempt 1 [" + id + "] []",
            "INFO attempt 2 [" + id + "] []",
            "INFO attempt 3 [" + id + "] []"),
        lines());
    logger.info("behind");
    assertEquals("INFO behind [] []", last());
  }

  @Test
  @DisplayName("O38 what code has put into the context stays, and wins")
  void theContextIsLeftAlone() {
    MDC.put("trace_id", "mine");
    MDC.put("key", "value");
    try (Span span = traces.named("shop").span("work")) {
      assertTrue(span.recorded());
      logger.info("first");
      logger.info("second");
    }
    assertEquals(List.of("INFO first [mine] [value]", "INFO second [mine] [value]"), lines());
    assertEquals(Map.of("trace_id", "mine", "key", "value"), MDC.getCopyOfContextMap());
    MDC.clear();
  }

  @Test
  void levelsAreSetAndPutBack() {
    log.use(new LoggerSettings(Format.TEXT, List.of("quiet=debug", "com.acme=TRACE")));
    assertTrue(LoggerFactory.getLogger("quiet").isDebugEnabled());
    assertTrue(LoggerFactory.getLogger("com.acme.shop").isTraceEnabled());
    assertEquals(
        List.of(
            new LoggerLevel("ROOT", "INFO", "back end"),
            new LoggerLevel("com.acme", "TRACE", "dev.testudo.logger"),
            new LoggerLevel("quiet", "DEBUG", "dev.testudo.logger")),
        log.levels());
    log.use(new LoggerSettings());
    assertFalse(LoggerFactory.getLogger("quiet").isInfoEnabled());
    assertFalse(LoggerFactory.getLogger("com.acme.shop").isDebugEnabled());
  }

  @Test
  void whatIsSetStaysWhenLogbackReadsItsConfigurationAnew() throws Exception {
    log.use(new LoggerSettings(Format.JSON, List.of("quiet=DEBUG")));
    configure();
    assertTrue(LoggerFactory.getLogger("quiet").isDebugEnabled());
    logger.info("still");
    assertTrue(last().startsWith("{"), last());
    log.use(new LoggerSettings());
    assertFalse(LoggerFactory.getLogger("quiet").isInfoEnabled());
  }

  @Test
  void closingPutsAllBack() {
    log.use(new LoggerSettings(Format.JSON, List.of("quiet=DEBUG")));
    log.close();
    assertFalse(LoggerFactory.getLogger("quiet").isInfoEnabled());
    try (Span span = traces.named("shop").span("work")) {
      assertTrue(span.recorded());
      logger.info("plain");
    }
    assertEquals("INFO plain [] []", last());
  }

  @Test
  void refusesWhatIsNoLevel() {
    for (String wrong : List.of("shop", "=DEBUG", "shop=LOUD")) {
      String message =
          assertThrows(
                  SettingsException.class, () -> new LoggerSettings(Format.TEXT, List.of(wrong)))
              .getMessage();
      assertTrue(message.startsWith("levels=" + wrong + ": must be a logger and"), message);
    }
  }
}
