package dev.testudo.platform.boot;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.lang.module.ResolvedModule;
import java.net.URL;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The contracts on the launching program's own path. The framework exports their packages to the
 * bundles, so that program and bundles have the same classes, and the bundles of the same name are
 * not installed.
 *
 * @param packages package to version
 * @param symbolicNames the bundles that they stand for
 */
record SharedContracts(Map<String, String> packages, Set<String> symbolicNames) {
  private static final Pattern CLAUSE =
      Pattern.compile("([\\w.]+)((?:;[\\w:-]+=(?:\"[^\"]*\"|[^;,\"]*))*)(?:,|$)");
  private static final Pattern VERSION = Pattern.compile(";version=\"?([\\w.-]+)\"?");

  /** Those whose manifest says {@code Testudo-Contract}, on the module path or the class path. */
  static SharedContracts find(Class<?> anchor) throws IOException {
    SharedContracts found = new SharedContracts(new LinkedHashMap<>(), new LinkedHashSet<>());
    ModuleLayer layer = anchor.getModule().getLayer();
    if (layer != null) {
      for (ResolvedModule module : layer.configuration().modules()) {
        found.addModule(module.reference());
      }
    }
    ClassLoader loader = anchor.getClassLoader();
    List<URL> manifests =
        loader == null ? List.of() : Collections.list(loader.getResources("META-INF/MANIFEST.MF"));
    for (URL manifest : manifests) {
      try (InputStream in = manifest.openStream()) {
        found.add(new Manifest(in));
      }
    }
    return found;
  }

  private void addModule(ModuleReference reference) throws IOException {
    if (reference.location().map(uri -> "jrt".equals(uri.getScheme())).orElse(true)) {
      return;
    }
    try (ModuleReader reader = reference.open()) {
      Optional<InputStream> manifest = reader.open("META-INF/MANIFEST.MF");
      if (manifest.isPresent()) {
        try (InputStream in = manifest.get()) {
          add(new Manifest(in));
        }
      }
    }
  }

  private void add(Manifest manifest) {
    Attributes main = manifest.getMainAttributes();
    String name = main.getValue("Bundle-SymbolicName");
    if (main.getValue("Testudo-Contract") == null || name == null) {
      return;
    }
    // What stands on services of the framework gets their classes from bundles: not from a program.
    if (Optional.ofNullable(main.getValue("Import-Package"))
        .orElse("")
        .contains("org.osgi.service.")) {
      return;
    }
    symbolicNames.add(name.split(";", 2)[0].strip());
    packages.putAll(exports(Optional.ofNullable(main.getValue("Export-Package")).orElse("")));
  }

  /** The packages of an Export-Package header, with their versions. */
  static Map<String, String> exports(String header) {
    Map<String, String> exports = new LinkedHashMap<>();
    Matcher clause = CLAUSE.matcher(header.replaceAll("\\s", ""));
    while (clause.find()) {
      Matcher version = VERSION.matcher(clause.group(2));
      exports.put(clause.group(1), version.find() ? version.group(1) : "0.0.0");
    }
    return exports;
  }
}
