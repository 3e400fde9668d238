package dev.testudo.state;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A cell on disk. It is written to a temporary file, forced to the disk and moved into its place,
 * with a checksum: a killed process leaves the old content or the new. Write remaining times and a
 * wall clock stamp, never monotonic time, which dies with the process.
 */
@ProviderType
public interface Durable {

  /**
   * What was written last. A damaged file is set aside with a warning and reads as nothing.
   *
   * @throws java.io.UncheckedIOException if the disk cannot be read
   */
  Optional<byte[]> read();

  /**
   * Replaces the content; returns when it is on the disk.
   *
   * @throws java.io.UncheckedIOException if the disk is full or read-only; the old content stays
   */
  void write(byte[] content);

  /** Forgets the content. */
  void delete();
}
