package dev.testudo.platform.boot;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which Felix keeps its copies: {@code bundle<id>/bundle.info}, whose second line is
 * the location, and {@code bundle<id>/version<refresh>.<revision>/bundle.jar}. It is no more than a
 * cache. A stamp says for which Java, framework and home it was made; for another it is made anew.
 */
final class FrameworkCache {
  private final Path folder;
  private final Path stampFile;

  FrameworkCache(Path folder) {
    this.folder = folder;
    this.stampFile = folder.resolve("testudo.stamp");
  }

  Path folder() {
    return folder;
  }

  /**
   * Deletes a cache that was made under other circumstances.
   *
   * @return true if there was one
   */
  boolean renew(String stamp) throws IOException {
    boolean stale = Files.isDirectory(folder) && !stamp.equals(readStamp());
    if (stale) {
      delete(folder);
    }
    Files.createDirectories(folder);
    if (!stamp.equals(readStamp())) {
      AtomicFile.write(stampFile, stamp);
    }
    return stale;
  }

  private String readStamp() throws IOException {
    return Files.exists(stampFile) ? Files.readString(stampFile) : "";
  }

  /** A bundle that the cache holds. */
  record Archive(Path folder, String location) {}

  /** All bundles that can be read; the others Felix removes by itself. */
  List<Archive> archives() throws IOException {
    List<Archive> archives = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, "bundle[1-9]*")) {
      for (Path archive : stream) {
        Path info = archive.resolve("bundle.info");
        List<String> lines = Files.exists(info) ? Files.readAllLines(info) : List.of();
        if (lines.size() > 1) {
          archives.add(new Archive(archive, lines.get(1)));
        }
      }
    }
    return archives;
  }

  /** The jar that Felix reads for this bundle; none if it reads it in place, by reference. */
  Optional<Path> jar(long bundleId) throws IOException {
    return jar(folder.resolve("bundle" + bundleId));
  }

  static Optional<Path> jar(Path archive) throws IOException {
    @Nullable Path newest = null;
    long revision = -1;
    try (DirectoryStream<Path> versions = Files.newDirectoryStream(archive)) {
      for (Path version : versions) {
        long its = revision(String.valueOf(version.getFileName()));
        if (its > revision) {
          newest = version.resolve("bundle.jar");
          revision = its;
        }
      }
    } catch (java.nio.file.NoSuchFileException e) {
      return Optional.empty();
    }
    return Optional.ofNullable(newest).filter(Files::exists);
  }

  // Plain code: it runs for each bundle at each start, before anything is compiled.
  private static long revision(String name) {
    int dot = name.lastIndexOf('.');
    if (!name.startsWith("version") || dot < 0) {
      return -1;
    }
    try {
      return Long.parseLong(name, dot + 1, name.length(), 10);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** Deletes a folder with all that is in it. */
  static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
