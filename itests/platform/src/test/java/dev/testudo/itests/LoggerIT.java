package dev.testudo.itests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.logger.LoggerSettings.Format;
import dev.testudo.logger.Loggers;
import dev.testudo.platform.Platform;
import dev.testudo.testkit.Await;
import dev.testudo.trace.Span;
import dev.testudo.trace.TracerSettings;
import dev.testudo.trace.Traces;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleWiring;

/** The log of the platform, as JSON with the ids of traces, over an update. */
class LoggerIT {
  @TempDir Path data;

  @Test
  void linesInASpanHaveItsIdsAlsoAfterAnUpdate() throws Exception {
    try (Platform platform = Home.launch(data)) {
      Traces traces = Home.face(platform, Traces.class);
      traces.named("it", new TracerSettings(1, 10, 10_000));
      configure(platform, "format", "JSON");
      Await.until(() -> service(platform, Loggers.class).settings().format() == Format.JSON);
      say(platform, traces, "before the update");
      Bundle bundle = Home.bundle(platform, "dev.testudo.logger.provider");
      WeakReference<ClassLoader> old =
          new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader());
      Home.update(bundle, Home.jar("testudo-logger"));
      Await.until(() -> service(platform, Loggers.class).settings().format() == Format.JSON);
      say(platform, traces, "after the update");
      Await.until(
          () -> {
            System.gc();
            return old.get() == null;
          });
      bundle.stop();
      logger(platform).log(System.Logger.Level.INFO, "without the bundle");
      assertFalse(line("without the bundle").startsWith("{"));
    }
  }

  private void say(Platform platform, Traces traces, String text) throws Exception {
    try (Span span = traces.named("it").span("work")) {
      // The component takes up the traces when they come.
      Await.until(
          () -> {
            logger(platform).log(System.Logger.Level.INFO, text);
            return line(text).contains("trace_id");
          });
      String id = span.context().orElseThrow().traceIdText();
      String line = line(text);
      assertTrue(line.startsWith("{") && line.endsWith("}"), line);
      assertTrue(line.contains("\"trace_id\":\"" + id + "\""), line);
      assertTrue(line.contains("\"correlation_id\":\"" + id + "\""), line);
      assertTrue(line.contains("\"loggerName\":\"com.acme.shop\""), line);
    }
    logger(platform).log(System.Logger.Level.INFO, text + ", outside");
    assertFalse(line(text + ", outside").contains("trace_id"));
  }

  /** The last line with a text. */
  private String line(String text) {
    try {
      List<String> lines =
          Files.readAllLines(data.resolve("log/testudo.log")).stream()
              .filter(line -> line.contains(text))
              .toList();
      return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    } catch (java.io.IOException e) {
      return "";
    }
  }

  private static System.Logger logger(Platform platform) {
    return service(platform, System.LoggerFinder.class)
        .getLogger("com.acme.shop", Object.class.getModule());
  }

  private static <T> T service(Platform platform, Class<T> type) {
    BundleContext context = platform.bundleContext();
    Await.until(() -> context.getServiceReference(type) != null);
    return context.getService(context.getServiceReference(type));
  }

  // Config Admin is a bundle's, and its classes are not this program's.
  private static void configure(Platform platform, String key, String value) throws Exception {
    BundleContext context = platform.bundleContext();
    ServiceReference<?> reference =
        context.getServiceReference("org.osgi.service.cm.ConfigurationAdmin");
    Object admin = context.getService(reference);
    Class<?> type =
        Home.bundle(platform, "org.apache.felix.configadmin")
            .loadClass("org.osgi.service.cm.ConfigurationAdmin");
    Object configuration =
        type.getMethod("getConfiguration", String.class, String.class)
            .invoke(admin, "dev.testudo.logger", "?");
    Dictionary<String, Object> values = FrameworkUtil.asDictionary(Map.of(key, value));
    type.getClassLoader()
        .loadClass("org.osgi.service.cm.Configuration")
        .getMethod("update", Dictionary.class)
        .invoke(configuration, values);
  }
}
