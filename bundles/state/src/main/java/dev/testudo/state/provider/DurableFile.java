package dev.testudo.state.provider;

import static java.lang.System.Logger.Level.WARNING;

import dev.testudo.state.Durable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/** A durable cell as one file: four bytes of CRC-32C, then the content. */
final class DurableFile implements Durable {
  private static final Logger LOG = System.getLogger(DurableFile.class.getName());

  private final Path file;

  DurableFile(Path file) {
    this.file = file;
  }

  @Override
  public synchronized Optional<byte[]> read() {
    try {
      byte[] bytes = Files.readAllBytes(file);
      if (bytes.length >= 4) {
        byte[] content = Arrays.copyOfRange(bytes, 4, bytes.length);
        if (ByteBuffer.wrap(bytes).getInt() == checksum(content)) {
          return Optional.of(content);
        }
      }
      setAside();
      return Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  @Override
  public synchronized void write(byte[] content) {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.createDirectories(file.getParent());
      try (FileChannel out =
          FileChannel.open(
              fresh,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        ByteBuffer bytes = ByteBuffer.allocate(4 + content.length);
        bytes.putInt(checksum(content)).put(content).flip();
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        out.force(true);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
        folder.force(true); // the move itself
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written; what it held before stays", e);
    }
  }

  @Override
  public synchronized void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be deleted", e);
    }
  }

  private void setAside() throws IOException {
    Path damaged = file.resolveSibling(file.getFileName() + ".damaged");
    Files.move(file, damaged, StandardCopyOption.REPLACE_EXISTING);
    LOG.log(WARNING, "{0} is damaged: set aside as {1}, starting without it", file, damaged);
  }

  private static int checksum(byte[] content) {
    CRC32C crc = new CRC32C();
    crc.update(content);
    return (int) crc.getValue();
  }
}
