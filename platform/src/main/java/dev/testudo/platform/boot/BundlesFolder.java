package dev.testudo.platform.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The folder {@code bundles/<start level>/*.jar} of a distribution. */
final class BundlesFolder {

  /**
   * A jar in the folder.
   *
   * @param location relative to the home, with slashes
   */
  record Jar(String location, int level, Path path, String sha256) {}

  private final Path home;
  private final Digests digests;

  BundlesFolder(Path home, Digests digests) {
    this.home = home;
    this.digests = digests;
  }

  /** The jars by level and name. A distribution without the folder has none. */
  List<Jar> jars() throws IOException {
    List<Jar> jars = new ArrayList<>();
    for (Path folder : sorted(home.resolve("bundles"), "[0-9]*")) {
      String name = String.valueOf(folder.getFileName());
      if (!name.matches("0*[1-9][0-9]{0,5}")) {
        continue;
      }
      int level = Integer.parseInt(name);
      for (Path jar : sorted(folder, "*.jar")) {
        String location = "bundles/" + name + "/" + jar.getFileName();
        jars.add(new Jar(location, level, jar, digests.of(jar)));
      }
    }
    jars.sort(java.util.Comparator.comparingInt(Jar::level));
    return jars;
  }

  private static List<Path> sorted(Path folder, String glob) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> paths = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, glob)) {
      stream.forEach(paths::add);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    Collections.sort(paths);
    return paths;
  }
}
