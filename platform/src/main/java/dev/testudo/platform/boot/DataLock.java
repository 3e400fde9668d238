package dev.testudo.platform.boot;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.testudo.platform.PlatformException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One process a data folder. The file {@code lock} holds the process id, and behind it {@code up}
 * as soon as the start is over. What counts is the lock of the operating system, which ends with
 * the process: a file left by a crash is no obstacle.
 */
final class DataLock implements AutoCloseable {
  /** Beyond the text, so that others can read the file where locks are mandatory. */
  private static final long LOCKED_BYTE = 1L << 40;

  private final String property;
  private final FileChannel channel;

  private DataLock(String property, FileChannel channel) {
    this.property = property;
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws PlatformException at once if another holds it; the message names the process
   */
  static DataLock take(Path data) {
    Path file = data.resolve("lock");
    String property = "testudo.locked." + file;
    String pid = String.valueOf(ProcessHandle.current().pid());
    // Within one process the file must not even be opened twice: on POSIX systems closing the
    // second
    // channel would drop the lock of the first. System properties are seen by every class loader.
    if (System.getProperties().putIfAbsent(property, pid) != null) {
      throw new PlatformException("this process runs a platform on " + data + " already");
    }
    FileChannel channel = null;
    try {
      channel = FileChannel.open(file, CREATE, READ, WRITE);
      FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
      if (lock == null) {
        throw refusal(data, file);
      }
      DataLock result = new DataLock(property, channel);
      result.write(pid + "\n");
      return result;
    } catch (IOException | RuntimeException e) {
      release(property, channel);
      if (e instanceof PlatformException refused) {
        throw refused;
      }
      throw new PlatformException("cannot lock " + data + ": " + Sentences.of(e), e);
    }
  }

  private static PlatformException refusal(Path data, Path file) throws IOException {
    String[] words = Files.readString(file).strip().split("\\s+");
    String holder = words[0].isEmpty() ? "another process" : "process " + words[0];
    return new PlatformException(
        holder + " runs on " + data + "; stop it first, or choose another data folder");
  }

  /** Says to whom it may concern, such as the start script, that the start is over. */
  void markUp() throws IOException {
    write(ProcessHandle.current().pid() + " up\n");
  }

  private void write(String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    int length = bytes.remaining();
    // Never empty in between: others read it at any time.
    channel.write(bytes, 0);
    channel.truncate(length);
    channel.force(true);
  }

  /** Empties the file and gives the lock back. The file stays: deleting it would be a race. */
  @Override
  public void close() throws IOException {
    try (channel) {
      channel.truncate(0);
    } finally {
      System.getProperties().remove(property);
    }
  }

  private static void release(String property, @Nullable FileChannel channel) {
    System.getProperties().remove(property);
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        // What made us give up is told; that closing failed as well adds nothing to it.
      }
    }
  }
}
