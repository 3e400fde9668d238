package dev.testudo.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.testudo.Registry;
import dev.testudo.capability.SettingsCodec;
import dev.testudo.capability.SnapshotMetric;
import dev.testudo.platform.Platform;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * The reference is what the running platform has: of each capability that is there its service,
 * PID, commands, keys and metrics. If it is not, the right page is in {@code
 * itests/platform/target/reference.md}, to be copied.
 */
class ReferenceIT {
  private static final Path RIGHT = Path.of("target/reference.md");

  @TempDir Path data;

  @Test
  void theReferenceIsWhatThePlatformHas() throws Exception {
    String said = Files.readString(Home.folder().resolve("docs/reference.md"));
    String right = "";
    try (Platform platform = Home.launch(data)) {
      // Not all are there at once, nor are their commands.
      for (int i = 0; i < 100 && !right.equals(said); i++) {
        LockSupport.parkNanos(100_000_000);
        right = page(platform.bundleContext());
      }
    }
    Files.createDirectories(RIGHT.toAbsolutePath().getParent());
    Files.writeString(RIGHT, right);
    assertEquals(right, said);
  }

  private static String page(BundleContext context) throws Exception {
    StringBuilder page =
        new StringBuilder(
            """
            # Reference

            What each capability has, as the running platform says it; a test holds this page to it. What the keys do is in [Capabilities](capabilities.md).
            A metric that is a counter never goes down; each has a series for each instance, whose name is the label `name`. A state has a series
            for each value, of which the present one is 1 and the others 0. All are sampled once a second.
            """);
    Map<String, ServiceReference<?>> all = new TreeMap<>();
    for (ServiceReference<?> one :
        references(context, "(&(testudo.capability=*)(testudo.pid=*)(!(testudo.faced=*)))")) {
      all.put((String) one.getProperty("testudo.capability"), one);
    }
    for (Map.Entry<String, ServiceReference<?>> one : all.entrySet()) {
      chapter(page, context, one.getKey(), one.getValue());
    }
    return page.toString();
  }

  private static void chapter(
      StringBuilder page, BundleContext context, String word, ServiceReference<?> reference)
      throws Exception {
    String service = ((String[]) reference.getProperty("objectClass"))[0];
    Type[] types = types(reference.getBundle().loadClass(service));
    page.append("\n## ").append(word).append("\n\n");
    page.append("* service `").append(service).append("`\n");
    page.append("* PID `").append(reference.getProperty("testudo.pid")).append("~NAME`\n");
    page.append("* commands ").append(commands(context, word)).append("\n\n");
    page.append("| key | type | default |\n|---|---|---|\n");
    keys(page, ((Class<?>) types[1]).asSubclass(Record.class));
    page.append('\n');
    if (word.equals("metric")) {
      page.append("`testudo_guard_call_seconds`, a timer by `guard`, `operation`, `outcome`.\n");
      return;
    }
    page.append("| metric | kind | labels |\n|---|---|---|\n");
    for (SnapshotMetric metric :
        SnapshotMetric.of(word, ((Class<?>) types[2]).asSubclass(Record.class))) {
      page.append(
          "| `%s` | %s | `%s` |\n"
              .formatted(
                  metric.metric(),
                  metric.total() ? "counter" : "gauge",
                  String.join("`, `", metric.labels())));
    }
  }

  private static <S extends Record> void keys(StringBuilder page, Class<S> settings)
      throws ReflectiveOperationException {
    SettingsCodec<S> codec = SettingsCodec.of(settings);
    Map<String, String> defaults = codec.write(settings.getConstructor().newInstance());
    codec
        .keys()
        .forEach(
            (key, type) -> {
              String preset = defaults.getOrDefault(key, "");
              page.append(
                  "| `%s` | %s | %s |\n"
                      .formatted(
                          key,
                          type.replaceAll(" such as .*", ""),
                          preset.isEmpty() ? "none" : "`" + preset + "`"));
            });
  }

  private static Type[] types(Class<?> registry) {
    for (Type face : registry.getGenericInterfaces()) {
      if (face instanceof ParameterizedType type && type.getRawType() == Registry.class) {
        return type.getActualTypeArguments();
      }
    }
    throw new AssertionError(registry + " is no registry");
  }

  private static String commands(BundleContext context, String word) {
    TreeSet<String> commands = new TreeSet<>();
    for (ServiceReference<?> one : references(context, "(osgi.command.scope=" + word + ")")) {
      Object functions = one.getProperty("osgi.command.function");
      for (String function :
          functions instanceof String[] many ? many : new String[] {(String) functions}) {
        commands.add("`" + word + ":" + function + "`");
      }
    }
    return String.join(", ", commands);
  }

  private static ServiceReference<?>[] references(BundleContext context, String filter) {
    try {
      ServiceReference<?>[] found = context.getAllServiceReferences(null, filter);
      return found == null ? new ServiceReference<?>[0] : found;
    } catch (InvalidSyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
