package dev.testudo.conf.provider;

import jakarta.json.stream.JsonParsingException;
import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import java.util.TreeMap;
import org.apache.felix.cm.json.io.ConfigurationReader;
import org.apache.felix.cm.json.io.Configurations;

/**
 * Reads {@code .cfg.json}: one configuration in the format of the OSGi Configurator, with comments
 * and types ({@code "size:Integer": 5}). The one class that needs the JSON bundles; it is loaded
 * with the first such file, so that who has none pays nothing.
 */
final class JsonReader {
  private JsonReader() {}

  /**
   * @throws RefusedException naming what is wrong
   */
  static Map<String, Object> read(String text) throws RefusedException {
    ConfigurationReader reader =
        Configurations.buildReader()
            // Keys ":configurator:…" are for the Configurator, which is not asked here.
            .withConfiguratorPropertyHandler((pid, key, value) -> {})
            .build(new StringReader(text));
    Map<String, Object> values;
    try {
      values = reader.readConfiguration();
    } catch (IOException | RuntimeException e) {
      throw new RefusedException(words(e, text), e);
    }
    if (values == null) {
      throw new RefusedException("null is no value; leave the key out");
    }
    return new TreeMap<>(values);
  }

  private static String words(Exception e, String text) {
    if (e.getCause() instanceof JsonParsingException wrong) {
      long number = wrong.getLocation().getLineNumber();
      String line = text.lines().skip(Math.max(0, number - 1)).findFirst().orElse("");
      return "line " + number + ", " + Shown.line(line) + ": is no JSON: " + reason(wrong);
    }
    String message = String.valueOf(e.getMessage());
    String ours = message.replaceFirst("^PID <configuration> : ", "");
    return ours.startsWith("Invalid value/type")
        ? Shown.safe(ours) + "; the type behind the key's colon and the value must match"
        : Shown.safe(ours);
  }

  private static String reason(JsonParsingException wrong) {
    return Shown.safe(String.valueOf(wrong.getMessage()));
  }
}
