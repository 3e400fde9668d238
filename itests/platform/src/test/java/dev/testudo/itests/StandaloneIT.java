package dev.testudo.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jars on the module path of a plain Java program, without a framework. */
class StandaloneIT {
  private static final String MODULE =
      """
      module app {
        requires dev.testudo.guard;
        requires dev.testudo.breaker;
        requires dev.testudo.error;
        requires dev.testudo.pool;
        requires dev.testudo.trace;
        requires dev.testudo.metric;
        requires dev.testudo.report;
        exports app;
      }
      """;

  private static final String MAIN =
      """
      package app;

      import dev.testudo.Testudo;
      import dev.testudo.breaker.CircuitBreakers;
      import dev.testudo.error.Errors;
      import dev.testudo.guard.Guard;
      import dev.testudo.guard.GuardSettings;
      import dev.testudo.guard.Guards;
      import dev.testudo.pool.Pools;
      import dev.testudo.trace.TraceFilter;
      import dev.testudo.trace.TracerSettings;
      import dev.testudo.trace.Traces;
      import dev.testudo.metric.Metrics;
      import dev.testudo.report.Reports;

      public class Main {
        public interface Shop {
          String sell(String what);
        }

        public static void main(String[] args) {
          try (Testudo testudo = Testudo.standalone()) {
            Guard guard =
                testudo.get(Guards.class).named("shop", new GuardSettings("retry", "breaker"));
            testudo.get(Traces.class).named("shop", new TracerSettings(1, 100, 100_000));
            int[] calls = {0};
            System.out.println(
                guard.<String, RuntimeException>call("sell", () -> {
                  if (++calls[0] < 2) {
                    throw new IllegalStateException("once");
                  }
                  return "sold at attempt " + calls[0];
                }));
            Shop shop = guard.wrap(Shop.class, what -> what + " sold");
            System.out.println(shop.sell("bread"));
            Guard kept = testudo.get(Guards.class).named("kept", new GuardSettings("cache"));
            Shop once = kept.wrap(Shop.class, what -> what + " " + ++calls[0]);
            System.out.println(once.sell("wine") + ", " + once.sell("wine"));
            Guard all =
                testudo
                    .get(Guards.class)
                    .named(
                        "all",
                        new GuardSettings(
                            "fallback", "retry", "limiter", "breaker", "bulkhead", "timeout"));
            Shop lost = all.wrap(Shop.class, what -> { throw new IllegalStateException(what); });
            System.out.println(lost.sell("salt"));
            System.out.println(
                testudo.get(Pools.class).pool("carts", () -> "cart").<String, RuntimeException>use(
                    cart -> cart + " lent"));
            testudo.get(CircuitBreakers.class).find("shop").orElseThrow().open();
            try {
              System.out.println(shop.sell("milk"));
            } catch (RuntimeException e) {
              System.out.println(e.getClass().getSimpleName());
            }
            System.out.println(
                testudo.get(Errors.class).find("shop").orElseThrow().snapshot().categories());
            testudo.get(Traces.class).recent(new TraceFilter()).forEach(
                trace -> System.out.println(trace.name() + " " + trace.spans().get(0).events().size()));
            Metrics metrics = testudo.get(Metrics.class);
            for (int i = 0; i < 500 && metrics.find("testudo_retry_calls_total").isEmpty(); i++) {
              java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
            }
            metrics.find("testudo_retry_calls_total").orElseThrow().snapshot().series()
                .forEach(series -> System.out.println(series.labels() + " " + series.count()));
            testudo.get(Reports.class).make().sentences().stream()
                .filter(one -> one.startsWith("Breaker shop is open"))
                .map(one -> one.replaceAll("[0-9.]+m?s", "a while"))
                .forEach(System.out::println);
          }
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void aPlainProgramHasRetryBreakerAndPool() throws Exception {
    Path source = Files.createDirectories(folder.resolve("src/app"));
    Files.writeString(folder.resolve("src/module-info.java"), MODULE);
    Files.writeString(source.resolve("Main.java"), MAIN);
    String path = modulePath();
    List<String> compile = new ArrayList<>(List.of("-d", folder.resolve("app").toString()));
    compile.addAll(List.of("-p", path, folder.resolve("src/module-info.java").toString()));
    compile.add(source.resolve("Main.java").toString());
    int failed =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(System.out, System.err, compile.toArray(String[]::new));
    assertEquals(0, failed);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-p",
                folder.resolve("app") + File.pathSeparator + path,
                "--add-modules",
                "ALL-MODULE-PATH",
                "-m",
                "app/app.Main")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor(30, TimeUnit.SECONDS);
    assertEquals(
        """
        sold at attempt 2
        bread sold
        wine 3, wine 3
        null
        cart lent
        CircuitOpenException
        {BUG=1}
        shop.sell 0
        shop.sell 0
        shop.sell 2
        {name=all} 1
        {name=shop} 3
        Breaker shop is open for another a while and turns calls away.
        """,
        output);
    assertEquals(0, process.exitValue());
  }

  private static String modulePath() {
    return Stream.of(
            "testudo-api-kernel",
            "testudo-api-state",
            "testudo-api-capability",
            "testudo-api-guard",
            "testudo-api-retry",
            "testudo-api-breaker",
            "testudo-api-cache",
            "testudo-api-limiter",
            "testudo-api-bulkhead",
            "testudo-api-timeout",
            "testudo-api-fallback",
            "testudo-api-error",
            "testudo-api-pool",
            "testudo-api-metric",
            "testudo-api-trace",
            "testudo-api-profile",
            "testudo-api-memory",
            "testudo-api-logger",
            "testudo-api-alert",
            "testudo-api-report",
            "testudo-state",
            "testudo-guard",
            "testudo-retry",
            "testudo-breaker",
            "testudo-cache",
            "testudo-limiter",
            "testudo-bulkhead",
            "testudo-timeout",
            "testudo-error",
            "testudo-pool",
            "testudo-metric",
            "testudo-trace",
            "testudo-memory",
            "testudo-profile",
            "testudo-logger",
            "testudo-report")
        .map(artifact -> Home.jar(artifact).toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
