package dev.testudo.platform;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a platform is launched with. Immutable; each method gives a changed copy.
 *
 * @param home the distribution: {@code bundles/<start level>/*.jar}, {@code conf}, {@code deploy}.
 *     It is only read.
 * @param data what the platform writes; one platform at a time
 * @param properties framework properties; they count more than {@code conf/platform.properties}
 * @param shared packages of the launching program that bundles may import, with their versions.
 *     Testudo's contracts are shared without being named: what is on the program's own path comes
 *     from there, and the bundles of the same name are not installed.
 * @param prompt whether an interactive shell takes the terminal
 */
public record PlatformOptions(
    Path home,
    Path data,
    Map<String, String> properties,
    Map<String, String> shared,
    boolean prompt) {

  public PlatformOptions {
    properties = Map.copyOf(properties);
    shared = Map.copyOf(shared);
  }

  /** A platform at this distribution, with its data in the folder {@code data} there. */
  public static PlatformOptions at(Path home) {
    return new PlatformOptions(home, home.resolve("data"), Map.of(), Map.of(), false);
  }

  /** The same with another data folder. */
  public PlatformOptions data(Path folder) {
    return new PlatformOptions(home, folder, properties, shared, prompt);
  }

  /** The same with one framework property more. */
  public PlatformOptions property(String key, String value) {
    return new PlatformOptions(home, data, with(properties, key, value), shared, prompt);
  }

  /** The same with one shared package more. */
  public PlatformOptions share(String packageName, String version) {
    return new PlatformOptions(home, data, properties, with(shared, packageName, version), prompt);
  }

  /** The same with or without an interactive shell on the terminal. */
  public PlatformOptions prompt(boolean wanted) {
    return new PlatformOptions(home, data, properties, shared, wanted);
  }

  private static Map<String, String> with(Map<String, String> map, String key, String value) {
    Map<String, String> changed = new LinkedHashMap<>(map);
    changed.put(key, value);
    return changed;
  }
}
