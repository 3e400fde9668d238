package dev.testudo.platform.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The bytes of bundles that an operator installed or updated at run time, each file named by its
 * SHA-256. They are private copies: where they came from may change or go.
 */
final class Store {
  private final Path folder;

  Store(Path folder) {
    this.folder = folder;
  }

  Path jar(String sha256) {
    return folder.resolve(sha256 + ".jar");
  }

  /**
   * Keeps a copy.
   *
   * @return the digest of what was kept, which is right even if the file changes meanwhile
   */
  String keep(Path jar) throws IOException {
    Files.createDirectories(folder);
    Path copy = folder.resolve("incoming");
    AtomicFile.copy(jar, copy);
    String sha256 = Digests.sha256(copy);
    if (Files.exists(jar(sha256))) {
      Files.delete(copy);
    } else {
      Files.move(copy, jar(sha256));
    }
    return sha256;
  }

  /** Deletes the copies that the state does not name. */
  void clean(DesiredState state) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    Set<Path> needed =
        state.bundles().stream()
            .filter(bundle -> !bundle.bytesInFolder())
            .map(bundle -> jar(bundle.sha256()))
            .collect(Collectors.toSet());
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> !needed.contains(each)).toList()) {
        Files.delete(file);
      }
    }
  }
}
