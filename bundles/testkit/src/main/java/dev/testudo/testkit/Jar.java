package dev.testudo.testkit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A bundle made of classes that a test has with it. Not thread-safe. */
public final class Jar {
  private final Manifest manifest = new Manifest();
  private final Map<String, Class<?>> entries = new LinkedHashMap<>(); // with whose loader has them
  private final List<String> components = new ArrayList<>();
  private final Set<String> imports = new LinkedHashSet<>();

  private Jar() {
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
  }

  /** A bundle of this symbolic name. */
  public static Jar named(String symbolicName) {
    return plain()
        .header("Bundle-ManifestVersion", "2")
        .header("Bundle-SymbolicName", symbolicName)
        .imports("org.osgi.framework");
  }

  /** A jar that is no bundle. */
  public static Jar plain() {
    return new Jar();
  }

  public Jar version(String version) {
    return header("Bundle-Version", version);
  }

  public Jar header(String key, String value) {
    manifest.getMainAttributes().putValue(key, value);
    return this;
  }

  public Jar imports(String... packages) {
    imports.addAll(List.of(packages));
    return this;
  }

  public Jar with(Class<?>... types) {
    for (Class<?> type : types) {
      entries.put(type.getName().replace('.', '/') + ".class", type);
    }
    return this;
  }

  public Jar activator(Class<?> type) {
    return with(type).header("Bundle-Activator", type.getName());
  }

  /**
   * Components, with the XML that the build made of their annotations, and with their superclasses.
   */
  public Jar components(Class<?>... types) {
    for (Class<?> type : types) {
      String xml = "OSGI-INF/" + type.getName() + ".xml";
      components.add(xml);
      with(type);
      if (type.getSuperclass() != Object.class) {
        with(type.getSuperclass());
      }
      entries.put(xml, type);
    }
    return this;
  }

  public String symbolicName() {
    return manifest.getMainAttributes().getValue("Bundle-SymbolicName");
  }

  /** The jar's bytes. */
  public InputStream open() {
    if (!imports.isEmpty()) {
      header("Import-Package", String.join(",", imports));
    }
    if (!components.isEmpty()) {
      header("Service-Component", String.join(",", components));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
      for (Map.Entry<String, Class<?>> entry : entries.entrySet()) {
        copy(entry.getKey(), entry.getValue().getClassLoader(), jar);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  /** Writes it to a file. */
  public Path write(Path file) {
    try {
      return Files.write(file, open().readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(String entry, ClassLoader from, JarOutputStream jar) throws IOException {
    try (InputStream in = from.getResourceAsStream(entry)) {
      if (in == null) {
        throw new FileNotFoundException(entry + ": not among the tests' classes");
      }
      jar.putNextEntry(new JarEntry(entry));
      in.transferTo(jar);
      jar.closeEntry();
    }
  }
}
