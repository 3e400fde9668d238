package dev.testudo.conf.provider;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * What tells one version of a file from another without reading it.
 *
 * @param size in bytes
 * @param modified when it was last written
 * @param key what the file system knows it by, so that a file moved to its place is another
 */
record Stamp(long size, FileTime modified, @Nullable Object key) {

  static Stamp of(Path file) throws IOException {
    return of(Files.readAttributes(file, BasicFileAttributes.class));
  }

  static Stamp of(BasicFileAttributes attributes) {
    return new Stamp(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
  }
}
