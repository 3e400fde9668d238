package dev.testudo.capability;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes files that are, whatever happens meanwhile, either the old or the new one: a temporary
 * file beside it, forced to the disk, takes its name. One writer at a time for each file.
 */
public final class AtomicFile {
  /** How the names of unfinished files end; what is found of them at a start can be deleted. */
  public static final String TEMPORARY = ".tmp";

  private AtomicFile() {}

  /**
   * Writes it.
   *
   * @throws IOException if it cannot be; the old file stays, and nothing is left beside it
   */
  public static void write(Path file, byte[] content) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + TEMPORARY);
    Files.deleteIfExists(temporary);
    try {
      fill(temporary, content);
      Files.move(temporary, file, ATOMIC_MOVE);
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
    forceDirectory(file);
  }

  private static void fill(Path temporary, byte[] content) throws IOException {
    try (FileChannel channel = FileChannel.open(temporary, CREATE_NEW, WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /** Deletes it, if it is there. */
  public static void delete(Path file) throws IOException {
    if (Files.deleteIfExists(file)) {
      forceDirectory(file);
    }
  }

  // A name is on the disk when its directory is.
  private static void forceDirectory(Path file) throws IOException {
    try (FileChannel directory = FileChannel.open(file.toAbsolutePath().getParent(), READ)) {
      directory.force(true);
    }
  }
}
