package dev.testudo.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every jar of ours says of itself, as a bundle and as a module. */
class JarsIT {
  /** Not the launcher, which is no bundle. */
  static List<Path> jars() {
    return Home.jars().stream().filter(jar -> !jar.endsWith("testudo-platform.jar")).toList();
  }

  @Test
  void thereAreJars() {
    assertTrue(jars().size() > 15, () -> jars().toString());
  }

  @Test
  void allButTheDemoAreInTheBom() throws IOException {
    String bom = Files.readString(Path.of(System.getProperty("testudo.bom")));
    for (Path jar : Home.jars()) {
      String artifact = jar.getFileName().toString().replace(".jar", "");
      assertEquals(
          !artifact.startsWith("testudo-demo"),
          bom.contains("<artifactId>" + artifact + "</artifactId>"),
          artifact);
    }
  }

  @ParameterizedTest
  @MethodSource("jars")
  @DisplayName("J4 name and exports of bundle and module are the same, and nothing is open")
  void bundleAndModuleAgree(Path jar) throws IOException {
    ModuleDescriptor module = ModuleFinder.of(jar).findAll().iterator().next().descriptor();
    assertFalse(module.isAutomatic(), "no module-info");
    assertFalse(module.isOpen());
    assertEquals(Set.of(), module.opens());
    Attributes manifest = manifest(jar);
    assertEquals(manifest.getValue("Bundle-SymbolicName"), module.name());
    Set<String> exports =
        module.exports().stream()
            .filter(export -> !export.isQualified())
            .map(ModuleDescriptor.Exports::source)
            .collect(Collectors.toCollection(TreeSet::new));
    String exported = manifest.getValue("Export-Package");
    assertEquals(exports, packages(exported), "Export-Package");
  }

  @ParameterizedTest
  @MethodSource("jars")
  @DisplayName(
      "R83 imports and exports: no internals, nothing optional as mandatory, all versioned")
  void manifestIsClean(Path jar) throws IOException {
    Attributes manifest = manifest(jar);
    // What the demo's database embeds says by itself which of its imports may be missing.
    String imports =
        clauses(manifest.getValue("Import-Package")).stream()
            .filter(clause -> !clause.contains("resolution:=optional"))
            .collect(Collectors.joining(","));
    for (String never :
        List.of("sun.", "jdk.internal", "org.jspecify", "org.osgi.annotation", "org.objectweb")) {
      assertFalse(packages(imports).stream().anyMatch(one -> one.startsWith(never)), never);
    }
    assertFalse(packages(imports).stream().anyMatch(one -> one.endsWith(".provider")), imports);
    String exported = manifest.getValue("Export-Package");
    if (jar.toString().contains("testudo-api-")) {
      for (String one : clauses(exported)) {
        assertTrue(one.contains("version="), one);
      }
    } else if (!jar.toString().contains("lib/") && !jar.toString().contains("demo-api")) {
      assertEquals(null, exported, "a provider exports nothing");
    }
  }

  private static Attributes manifest(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.getManifest().getMainAttributes();
    }
  }

  private static Set<String> packages(String header) {
    return clauses(header).stream()
        .flatMap(clause -> Stream.of(clause.split(";")).filter(part -> !part.contains("=")))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  // Commas separate clauses, but not within quotes.
  private static List<String> clauses(String header) {
    return header == null ? List.of() : List.of(header.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)"));
  }
}
