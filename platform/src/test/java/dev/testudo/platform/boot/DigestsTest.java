package dev.testudo.platform.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigestsTest {
  private static final String OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir Path folder;

  @Test
  void isTheSha256() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "abc");
    assertEquals(OF_ABC, new Digests(folder.resolve("digests")).of(file));
  }

  @Test
  void seesAChangeThatLeftSizeAndModificationTime() throws IOException {
    Path memory = folder.resolve("digests");
    Path file = Files.writeString(folder.resolve("file"), "xyz");
    FileTime time = FileTime.fromMillis(0);
    Files.setLastModifiedTime(file, time);
    Digests first = new Digests(memory);
    first.of(file);
    first.save();
    Files.writeString(file, "abc");
    Files.setLastModifiedTime(file, time);
    assertEquals(OF_ABC, new Digests(memory).of(file));
  }

  @Test
  void writesDownWhatALaterRunHasAdded() throws IOException {
    Path memory = folder.resolve("digests");
    // Files of the JDK did not change just now.
    Path java = Path.of(System.getProperty("java.home"));
    Digests first = new Digests(memory);
    first.of(java.resolve("release"));
    first.save();
    Digests second = new Digests(memory);
    second.of(java.resolve("release"));
    second.of(java.resolve("lib/modules"));
    second.save();
    assertEquals(2, Files.readAllLines(memory).size());
  }

  @Test
  void startsAnewFromADamagedMemory() throws IOException {
    Path memory = Files.write(folder.resolve("digests"), new byte[] {(byte) 0xff, 0, 1});
    Path file = Files.writeString(folder.resolve("file"), "abc");
    assertEquals(OF_ABC, new Digests(memory).of(file));
  }
}
