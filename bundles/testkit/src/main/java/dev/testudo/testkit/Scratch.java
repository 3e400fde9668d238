package dev.testudo.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that goes when it is closed. */
final class Scratch implements AutoCloseable {
  private final Path path;

  Scratch() {
    try {
      path = Files.createTempDirectory("testudo-testbed");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a folder for the test bed", e);
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(path)) {
      List<Path> inmostFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path one : inmostFirst) {
        Files.delete(one);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete the folder of the test bed", e);
    }
  }
}
