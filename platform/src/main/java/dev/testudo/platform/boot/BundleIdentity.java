package dev.testudo.platform.boot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * Who a jar says it is.
 *
 * @param symbolicName without directives
 * @param version as written, or {@code 0.0.0}
 */
record BundleIdentity(String symbolicName, String version) {

  /**
   * Reads the manifest.
   *
   * @throws IOException if the file is no bundle; the message is a sentence without the file's name
   */
  static BundleIdentity of(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile(), false)) {
      Manifest manifest = file.getManifest();
      if (manifest == null) {
        throw new IOException("is no bundle: it has no manifest");
      }
      String name = manifest.getMainAttributes().getValue("Bundle-SymbolicName");
      if (name == null) {
        throw new IOException("is no bundle: its manifest has no Bundle-SymbolicName");
      }
      String version = manifest.getMainAttributes().getValue("Bundle-Version");
      return new BundleIdentity(
          name.split(";", 2)[0].strip(), version == null ? "0.0.0" : version.strip());
    } catch (java.util.zip.ZipException e) {
      throw new IOException("is damaged and cannot be read as a jar (" + e.getMessage() + ")", e);
    }
  }
}
