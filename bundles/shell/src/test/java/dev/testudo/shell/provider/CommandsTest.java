package dev.testudo.shell.provider;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.Testudo;
import dev.testudo.alert.Alerts;
import dev.testudo.alert.log.provider.LogPart;
import dev.testudo.alert.provider.AlertPart;
import dev.testudo.breaker.CircuitBreakerSettings;
import dev.testudo.breaker.CircuitBreakers;
import dev.testudo.breaker.State;
import dev.testudo.capability.Event;
import dev.testudo.capability.EventLog;
import dev.testudo.capability.SettingsCodec;
import dev.testudo.error.Errors;
import dev.testudo.error.provider.ErrorPart;
import dev.testudo.guard.provider.GuardPart;
import dev.testudo.logger.LoggerLevel;
import dev.testudo.logger.LoggerSettings;
import dev.testudo.logger.Loggers;
import dev.testudo.memory.MemoryWatches;
import dev.testudo.memory.provider.MemoryPart;
import dev.testudo.metric.MeterSettings;
import dev.testudo.metric.Metrics;
import dev.testudo.metric.Selection;
import dev.testudo.metric.provider.MetricPart;
import dev.testudo.pool.Pools;
import dev.testudo.pool.provider.PoolPart;
import dev.testudo.profile.Profilers;
import dev.testudo.profile.provider.ProfilePart;
import dev.testudo.report.Reports;
import dev.testudo.report.provider.ReportPart;
import dev.testudo.shell.provider.capability.AlertCommands;
import dev.testudo.shell.provider.capability.BreakerCommands;
import dev.testudo.shell.provider.capability.CacheCommands;
import dev.testudo.shell.provider.capability.CapabilityCommands;
import dev.testudo.shell.provider.capability.ErrorCommands;
import dev.testudo.shell.provider.capability.Kit;
import dev.testudo.shell.provider.capability.LoggerCommands;
import dev.testudo.shell.provider.capability.MemoryCommands;
import dev.testudo.shell.provider.capability.MetricCommands;
import dev.testudo.shell.provider.capability.PoolCommands;
import dev.testudo.shell.provider.capability.ProfileCommands;
import dev.testudo.shell.provider.capability.ReportCommands;
import dev.testudo.shell.provider.capability.TraceCommands;
import dev.testudo.shell.provider.command.Choice;
import dev.testudo.shell.provider.conf.ConfCommands;
import dev.testudo.shell.provider.conf.ConfKit;
import dev.testudo.shell.provider.conf.FakeAdmin;
import dev.testudo.state.provider.StatePart;
import dev.testudo.trace.TracerSettings;
import dev.testudo.trace.Traces;
import dev.testudo.trace.provider.TracePart;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;
import org.apache.felix.service.command.Descriptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The commands in Gogo's own processor. */
class CommandsTest {
  private static final String PID = "dev.testudo.breaker~orders-db";
  private static final MeterSettings CALLS =
      MeterSettings.timer("Calls", "guard", "operation", "outcome");

  @TempDir static Path data;
  @TempDir Path directory;
  private final FakeFramework framework = new FakeFramework();
  private final FakeAdmin admin = new FakeAdmin();
  private final CircuitBreakers breakers = new FakeBreakers("orders-db", "orders-api", "stock");
  private final FakeCaches caches = new FakeCaches("products");
  private final CommandProcessorImpl processor = new CommandProcessorImpl();
  private final Testudo metrics =
      Testudo.of(
          List.of(
              new StatePart(),
              new MetricPart(),
              new GuardPart(),
              new AlertPart(),
              new LogPart(),
              new ErrorPart(),
              new PoolPart(),
              new TracePart(),
              new MemoryPart(),
              new ProfilePart(),
              new ReportPart()));
  private CommandSession session;
  private ConfCommands conf;
  private CapabilityCommands breaker;

  // An alert's silence outlives the process: the first of each run must be the first.
  @BeforeAll
  static void startAnew() {
    System.setProperty("testudo.data", data.toString());
  }

  @BeforeEach
  void open() throws Exception {
    admin.listener = this::configured;
    admin.update(PID, Map.of("openFor", "10s", "testudo.file", "b.cfg"));
    ConfKit kit = new ConfKit(directory, admin);
    conf = kit.commands(Kit.keys("breaker", breakers));
    breaker =
        Kit.commands(
            "breaker",
            breakers,
            kit,
            new Event(Instant.EPOCH, "breaker", "stock", "OPENED", "half of the calls failed"));
    framework.register(breakers, Map.of("testudo.capability", "breaker", "testudo.pid", "p"));
    EventLog refusals =
        () -> List.of(new Event(Instant.EPOCH, "retry", "late", "REFUSED", "c.cfg: delay=soon: …"));
    framework.register(refusals, Map.of("testudo.capability", "retry"));
    Commands commands = new Commands(framework.context);
    add("breaker", breaker, "list", "show", "set", "reset", "events");
    add("breaker", new BreakerCommands(breakers), "open", "close");
    metrics.get(Metrics.class).named(Metrics.GUARD_CALL_SECONDS, CALLS).timer("a", "b", "success");
    add("metric", new MetricCommands(metrics.get(Metrics.class)), "query", "top");
    alerts(kit);
    add("cache", new CacheCommands(caches), "clear", "hot");
    metrics.get(Errors.class).named("shop").record("sell", new IllegalStateException("sold out"));
    add("error", new ErrorCommands(metrics.get(Errors.class)), "top", "sample");
    metrics.get(Pools.class).named("orders-db");
    add("pool", new PoolCommands(metrics.get(Pools.class)), "recycle");
    traces(kit);
    add("memory", new MemoryCommands(metrics.get(MemoryWatches.class)), "relieve", "listeners");
    metrics.get(Profilers.class).named("shop").start("sell").close();
    add("profile", new ProfileCommands(metrics.get(Profilers.class)), "top", "tree");
    add("logger", new LoggerCommands(new NoLoggers(), kit), "list", "set", "reset", "format");
    add("report", new ReportCommands(metrics.get(Reports.class)), "show", "write");
    add("conf", conf, "list", "show", "set", "reset");
    add("testudo", new TestudoCommands(framework.context, commands), "status", "why", "help");
    add("testudo", new Unknown(commands), "default");
    add("gogo", new Leaving(framework.context), "exit");
    processor.addConverter(new RecordConverter());
    session =
        processor.createSession(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream());
    session.currentDir(directory);
    session.put(".TESTUDO_EXIT", (Runnable) () -> {});
    session.put("SCOPE", "testudo:gogo:*");
  }

  private static final class NoLoggers implements Loggers {
    @Override
    public LoggerSettings settings() {
      return new LoggerSettings();
    }

    @Override
    public List<LoggerLevel> levels() {
      return List.of();
    }
  }

  private void traces(ConfKit kit) {
    Traces traces = metrics.get(Traces.class);
    traces.named("shop", new TracerSettings(1, 10, 10_000)).span("for trace:show").close();
    add("trace", new TraceCommands(traces, kit), "list", "show", "tracers");
  }

  private void alerts(ConfKit kit) {
    Alerts alerts = metrics.get(Alerts.class);
    alerts.named("slow");
    alerts.silence(Selection.of("rule=slow"), Duration.ofHours(1), "for alert:unsilence");
    add(
        "alert",
        new AlertCommands(alerts, kit),
        "list",
        "show",
        "rules",
        "channels",
        "test",
        "silence",
        "silences",
        "unsilence",
        "history");
  }

  private void add(String scope, Object commands, String... functions) {
    framework.register(
        commands, Map.of("osgi.command.scope", scope, "osgi.command.function", functions));
    for (String function : functions) {
      processor.addCommand(scope, commands, function);
    }
  }

  // As a capability does it.
  private void configured(String pid, Map<String, Object> values) {
    if (!pid.startsWith("dev.testudo.breaker~")) {
      return;
    }
    breakers
        .named(pid.substring(pid.indexOf('~') + 1))
        .reconfigure(
            SettingsCodec.of(CircuitBreakerSettings.class)
                .overlay(new CircuitBreakerSettings(), values == null ? Map.of() : values));
  }

  @AfterEach
  void close() {
    processor.stop();
    metrics.close();
  }

  private String run(String line) throws Exception {
    Object result = session.execute(line);
    return result == null ? "" : session.format(result, Converter.INSPECT).toString();
  }

  private String refused(String line) {
    Exception e = assertThrows(Exception.class, () -> session.execute(line), line);
    assertFalse(e.toString().contains("\n"), e.toString());
    return e.toString();
  }

  @TestFactory
  List<DynamicTest> everyCommandHasAnExampleThatRuns() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Object commands : framework.all()) {
      for (Method method : commands.getClass().getMethods()) {
        Descriptor descriptor = method.getAnnotation(Descriptor.class);
        if (descriptor != null) {
          String[] parts = descriptor.value().split("Example:", 2);
          tests.add(
              DynamicTest.dynamicTest(
                  descriptor.value(),
                  () -> {
                    assertEquals(2, parts.length, "there is no example");
                    if (parts[1].contains("conf:reset")) {
                      run("conf:set " + PID + " openFor=5s");
                    }
                    assertDoesNotThrow(() -> run(parts[1].strip()));
                  }));
        }
      }
    }
    assertTrue(tests.size() >= 15, tests.toString());
    return tests;
  }

  @Test
  void listsInstances() throws Exception {
    List<String> lines = run("breaker:list").lines().toList();
    assertTrue(lines.get(0).startsWith("name        state   retryAfter"), lines.get(0));
    assertTrue(lines.get(2).startsWith("orders-db   CLOSED"), lines.get(2));
    assertEquals(4, lines.size());
    assertEquals(3, run("breaker:list orders").lines().count());
  }

  @Test
  void writesJsonWhereTheSessionAsksForIt() throws Exception {
    session.put(".TESTUDO_FORMAT", "json");
    String json = run("breaker:list stock");
    assertTrue(
        json.startsWith("[{\"name\":\"stock\",\"state\":\"CLOSED\",\"retryAfter\":0,"), json);
    assertEquals("[]", run("breaker:list nothing"));
  }

  @Test
  void showsWhereSettingsAreFrom() throws Exception {
    run("breaker:set orders-db failureRate=0.25");
    String shown = run("breaker:show orders-db");
    assertTrue(shown.matches("(?s).*openFor +10s +b\\.cfg\n.*"), shown);
    assertTrue(shown.matches("(?s).*failureRate +0\\.25 +overlay\n.*"), shown);
    assertTrue(shown.matches("(?s).*trialCalls +3 +code or default.*"), shown);
  }

  @Test
  void setsWhatIsInForceAtOnceAndSaysWhatItWas() throws Exception {
    assertTrue(
        run("breaker:set orders-db failureRate=0.25 openFor=5s")
            .contains("openFor      10s     5s"));
    assertEquals(0.25, breakers.named("orders-db").settings().failureRate());
    run("conf:reset " + PID);
    assertEquals(new CircuitBreakerSettings(), breakers.named("orders-db").settings());
  }

  @Test
  @DisplayName("D4: a wrong value is refused in one line, and the old one stays")
  void refusesWrongValues() {
    assertEquals(
        "failureRate=7: must be above 0 and at most 1; keys are window, windowSize,"
            + " windowDuration, minimumCalls, failureRate, openFor, trialCalls, ignored",
        refused("breaker:set orders-db failureRate=7"));
    assertTrue(
        refused("breaker:set orders-db openFor=x").startsWith("openFor=x: must be a duration"));
    assertTrue(
        refused("breaker:set orders-db failurRate=1")
            .startsWith("failurRate=1: no such key; did you mean failureRate? Keys are window,"));
    assertTrue(refused("conf:set " + PID + " open.For=1s").contains("no such key"));
    assertEquals(new CircuitBreakerSettings(), breakers.named("orders-db").settings());
    assertEquals(Map.of("openFor", "10s", "testudo.file", "b.cfg"), admin.values(PID));
  }

  @Test
  void namesWhatIsNear() {
    assertEquals("no breaker order-db; did you mean orders-db?", refused("breaker:show order-db"));
    assertEquals(
        "no command breaker:lst; did you mean breaker:list?",
        refused("breaker:lst").replaceAll(" or .*\\?", "?"));
    assertEquals("no command zzzzzz; testudo:help lists the commands", refused("zzzzzz"));
    assertTrue(
        refused("conf:show dev.testudo.breakers").contains("did you mean dev.testudo.breaker"));
    assertEquals("usage: breaker:show NAME", refused("breaker:show"));
  }

  @Test
  void opensAndClosesABreaker() throws Exception {
    run("breaker:open stock");
    assertEquals(State.OPEN, breakers.named("stock").state());
    run("breaker:close stock");
    assertEquals(State.CLOSED, breakers.named("stock").state());
  }

  @Test
  void showsTheHotKeysOfACacheAndClearsIt() throws Exception {
    caches.named("products").put("key 7", "value");
    assertTrue(
        run("cache:hot products").matches("(?s)key +hits\nkey 7 +16"), run("cache:hot products"));
    assertTrue(run("cache:clear products").matches("(?s).*entries +1"), "one was there");
    assertEquals(1, run("cache:hot products").lines().count());
    assertEquals("no cache product; did you mean products?", refused("cache:hot product"));
  }

  @Test
  void showsTheEventsOfOneInstance() throws Exception {
    assertEquals(2, run("breaker:events stock").lines().count());
    assertEquals(1, run("breaker:events orders-db").lines().count());
    assertEquals("no breaker stok; did you mean stock?", refused("breaker:events stok"));
  }

  @Test
  void completesNamesAndKeys() {
    assertEquals(
        List.of("orders-api", "orders-db", "stock"),
        values(breaker.complete("show", List.of(), 1)));
    assertTrue(values(breaker.complete("set", List.of(), 2)).contains("failureRate="));
    assertTrue(values(conf.complete("show", List.of(), 1)).contains(PID));
    assertTrue(
        values(conf.complete("set", Arrays.asList("conf:set", PID), 2)).contains("openFor="));
  }

  private static List<String> values(List<Choice> choices) {
    return choices.stream().map(Choice::value).toList();
  }

  @Test
  void tellsAReportAndWritesItWhereTheSessionIs() throws Exception {
    String shown = run("report:show");
    assertTrue(shown.startsWith("Testudo, "), shown);
    assertTrue(shown.contains("\n1 failure: 1 BUG.\n"), shown);
    assertTrue(shown.matches("(?s).*\ncategory +severity +count.*\nBUG +ERROR +1 .*"), shown);
    assertTrue(run("report:write outage.md --over 1h").contains("outage.md"));
    String written = Files.readString(directory.resolve("outage.md"));
    assertTrue(written.contains("- 1 failure: 1 BUG.\n"), written);
    session.put(".TESTUDO_FORMAT", "json");
    assertTrue(run("report:show").startsWith("{\"title\":\"Testudo\",\"at\":\"2"));
  }

  @Test
  void saysWhyAReportIsNotWritten() throws Exception {
    assertTrue(refused("report:write outage.txt").contains(".md, .html or .json"));
    assertTrue(refused("report:write gone/outage.md").contains("there is no folder "));
    Files.createDirectory(directory.resolve("folder.html"));
    assertTrue(refused("report:write folder.html").contains("it is a folder"));
    assertTrue(refused("report:show --over 2d").contains("from 10s to 1h"));
    assertTrue(refused("report:show --since 5m").contains("no option --since"));
  }

  @Test
  void hidesSecrets() throws Exception {
    admin.update("some.database", Map.of("password", "hunter2", "url", "jdbc:x"));
    String shown = run("conf:show some.database");
    assertFalse(shown.contains("hunter2"), shown);
    assertTrue(shown.contains("jdbc:x"), shown);
  }

  @Test
  void whySaysThatAConfigurationWasRefused() throws Exception {
    String answer = run("testudo:why late");
    assertTrue(answer.contains("REFUSED"), answer);
    assertTrue(answer.contains("c.cfg: delay=soon"), answer);
  }

  @Test
  void tellsHowThePlatformIs() throws Exception {
    String status = run("testudo:status");
    assertTrue(
        status.matches("(?s)state +UP\n.*bundles +1 of 1 up\n.*breaker +3  3 CLOSED"), status);
  }
}
