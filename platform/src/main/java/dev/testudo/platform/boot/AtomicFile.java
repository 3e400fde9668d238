package dev.testudo.platform.boot;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that are, after a crash at any moment, either the old or the new one. */
final class AtomicFile {

  private AtomicFile() {}

  /** Replaces the file; when this returns, the new text has reached the disk. */
  static void write(Path file, String text) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel = FileChannel.open(temporary, CREATE, WRITE, TRUNCATE_EXISTING)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    replace(temporary, file);
  }

  /** Copies a file; when this returns, the copy has reached the disk. */
  static void copy(Path from, Path to) throws IOException {
    Path temporary = to.resolveSibling(to.getFileName() + ".new");
    Files.copy(from, temporary, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel channel = FileChannel.open(temporary, WRITE)) {
      channel.force(true);
    }
    replace(temporary, to);
  }

  private static void replace(Path temporary, Path file) throws IOException {
    Files.move(temporary, file, ATOMIC_MOVE);
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      // Without it the rename itself may be lost. Only POSIX systems let a folder be opened.
      try (FileChannel channel = FileChannel.open(folder, READ)) {
        channel.force(true);
      }
    }
  }
}
