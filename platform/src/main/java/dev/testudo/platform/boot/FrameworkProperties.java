package dev.testudo.platform.boot;

import dev.testudo.platform.PlatformException;
import dev.testudo.platform.PlatformOptions;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.osgi.framework.Constants;

/**
 * What the framework is told. The embedding program's word counts most, then {@code
 * conf/platform.properties}, then what is written here.
 */
final class FrameworkProperties {

  private FrameworkProperties() {}

  static Map<String, String> of(Layout layout, PlatformOptions options, SharedContracts contracts)
      throws IOException {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("testudo.version", OwnVersion.text());
    properties.put("testudo.home", layout.home().toString());
    properties.put("testudo.data", layout.data().toString());
    properties.put("testudo.conf", layout.home().resolve("conf").toString());
    properties.put("testudo.deploy", layout.home().resolve("deploy").toString());
    properties.put("testudo.prompt", String.valueOf(options.prompt()));
    if (!options.prompt()) {
      // Else Gogo's shell reads the end of an input that nobody types into, and stops everything.
      properties.put("gosh.args", "--nointeractive --noshutdown");
    }
    properties.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, "100");
    properties.put("felix.startlevel.bundle", "50");
    // Bundles see JDK packages and what they import, never the launcher's class path by accident.
    properties.put("felix.bootdelegation.implicit", "false");
    properties.put("felix.log.level", "2");
    // Both for the start. Bundles are resolved in small steps, for which more threads only wait;
    // and
    // SCR keeps what it read of a bundle's components until the bundle is another.
    properties.put("felix.resolver.parallelism", "1");
    properties.put("ds.cache.metadata", "true");
    // Where Config Admin keeps what it was told, so that a renewed cache loses nothing of it.
    properties.put("felix.cm.dir", layout.data().resolve("config").toString());
    properties.putAll(file(layout.home().resolve("conf/platform.properties"), properties));
    properties.putAll(options.properties());
    properties.put(Constants.FRAMEWORK_STORAGE, layout.cache().toString());
    Map<String, String> shared = new LinkedHashMap<>(contracts.packages());
    shared.putAll(options.shared());
    properties.merge(
        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
        shared.entrySet().stream()
            .map(each -> each.getKey() + ";version=\"" + each.getValue() + "\"")
            .collect(Collectors.joining(",")),
        (given, added) -> added.isEmpty() ? given : given + "," + added);
    return properties;
  }

  /** The file's properties, in which {@code ${testudo.data}} and the like are replaced. */
  private static Map<String, String> file(Path file, Map<String, String> known) throws IOException {
    Map<String, String> properties = new LinkedHashMap<>();
    if (Files.exists(file)) {
      Properties read = new Properties();
      try (Reader reader = Files.newBufferedReader(file)) {
        read.load(reader);
      } catch (IllegalArgumentException e) {
        throw new PlatformException(file + ": " + e.getMessage(), e);
      }
      for (String key : read.stringPropertyNames()) {
        String value = read.getProperty(key);
        for (Map.Entry<String, String> each : known.entrySet()) {
          value = value.replace("${" + each.getKey() + "}", each.getValue());
        }
        properties.put(key, value);
      }
    }
    return properties;
  }
}
