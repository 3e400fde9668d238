package dev.testudo.capability;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  private static final byte[] CONTENT = {1, 2, 3};

  @TempDir Path folder;

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void replacesAFileAndLeavesNothingBesideIt() throws IOException {
    Path file = folder.resolve("file");
    Files.writeString(file, "old");
    AtomicFile.write(file, CONTENT);
    assertArrayEquals(CONTENT, Files.readAllBytes(file));
    assertEquals(List.of("file"), names());
  }

  @Test
  void leavesNothingBehindWhenItCannotWrite() throws IOException {
    Path taken = Files.createDirectory(folder.resolve("taken"));
    Files.createFile(taken.resolve("full"));
    assertThrows(IOException.class, () -> AtomicFile.write(taken, CONTENT));
    assertEquals(List.of("taken"), names());
    assertTrue(Files.isDirectory(taken));
  }
}
