package dev.testudo.itests.framework;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A bundle made of classes that the tests have with them. */
final class Jar {
  private final Manifest manifest = new Manifest();
  private final Set<String> entries = new LinkedHashSet<>();
  private final List<String> components = new ArrayList<>();
  private final Set<String> imports =
      new LinkedHashSet<>(
          List.of("dev.testudo.itests.api", "org.osgi.framework", "org.osgi.service.component"));

  private Jar(String symbolicName) {
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    header("Bundle-ManifestVersion", "2").header("Bundle-SymbolicName", symbolicName);
  }

  static Jar named(String symbolicName) {
    return new Jar(symbolicName);
  }

  Jar version(String version) {
    return header("Bundle-Version", version);
  }

  Jar header(String key, String value) {
    manifest.getMainAttributes().putValue(key, value);
    return this;
  }

  Jar imports(String... packages) {
    imports.addAll(List.of(packages));
    return this;
  }

  Jar with(Class<?>... types) {
    for (Class<?> type : types) {
      entries.add(type.getName().replace('.', '/') + ".class");
    }
    return this;
  }

  Jar activator(Class<?> type) {
    return with(type).header("Bundle-Activator", type.getName());
  }

  /** Components, with the XML that the build made of their annotations. */
  Jar components(Class<?>... types) {
    for (Class<?> type : types) {
      components.add("OSGI-INF/" + type.getName() + ".xml");
    }
    return with(types);
  }

  String symbolicName() {
    return manifest.getMainAttributes().getValue("Bundle-SymbolicName");
  }

  InputStream open() {
    header("Import-Package", String.join(",", imports));
    if (!components.isEmpty()) {
      header("Service-Component", String.join(",", components));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
      for (String entry : entries) {
        copy(entry, jar);
      }
      for (String component : components) {
        copy(component, jar);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  private static void copy(String entry, JarOutputStream jar) throws IOException {
    try (InputStream in = Jar.class.getClassLoader().getResourceAsStream(entry)) {
      if (in == null) {
        throw new FileNotFoundException(entry + ": not among the tests' classes");
      }
      jar.putNextEntry(new JarEntry(entry));
      in.transferTo(jar);
      jar.closeEntry();
    }
  }
}
