package dev.testudo.http.provider;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The secret that whoever asks must know: 256 random bits in a file that only its owner may read.
 * The file is the truth: one that is written anew by hand counts from the next request on, and one
 * that was deleted is made anew, with another secret. It is neither logged nor shown.
 */
final class Token {
  private static final String SCHEME = "Bearer ";
  private static final int BYTES = 32;

  private final Path file;

  /** Makes the file if there is none. */
  Token(Path file) {
    this.file = file;
    read();
  }

  Path file() {
    return file;
  }

  /** Whether an Authorization header has it. Takes as long for a guess that is nearly right. */
  boolean matches(@Nullable String authorization) {
    if (authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return false;
    }
    byte[] given =
        authorization.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8);
    byte[] secret = read();
    return secret.length > 0 && MessageDigest.isEqual(secret, given);
  }

  /** Makes another one. */
  void renew() {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    try {
      Files.createDirectories(file.getParent());
      Path made = Files.createTempFile(file.getParent(), "token", ".tmp", ownerOnly());
      Files.writeString(made, text);
      Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": the token cannot be written", e);
    }
  }

  private synchronized byte[] read() {
    try {
      try {
        return content();
      } catch (NoSuchFileException e) {
        renew();
        return content();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": the token cannot be read", e);
    }
  }

  private byte[] content() throws IOException {
    return Files.readString(file).strip().getBytes(StandardCharsets.UTF_8);
  }

  // From the first moment on, not after it was made. Elsewhere the folder's rights are its own.
  private static FileAttribute<?>[] ownerOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
