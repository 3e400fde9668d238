package dev.testudo.http.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenTest {
  @TempDir Path folder;

  @Test
  void isMadeAtTheFirstStartForItsOwnerAloneAndStays() throws IOException {
    Path file = folder.resolve("http/token");
    Token token = new Token(file);
    String secret = Files.readString(file);
    assertEquals(43, secret.length(), "256 bits");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertTrue(token.matches("Bearer " + secret));
    assertTrue(new Token(file).matches("bearer  " + secret + " "));
    assertEquals(secret, Files.readString(file));
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertEquals(1, files.count(), "nothing else is left");
    }
  }

  @Test
  void nothingElseMatches() throws IOException {
    Path file = folder.resolve("token");
    Token token = new Token(file);
    String secret = Files.readString(file);
    assertFalse(token.matches(null));
    assertFalse(token.matches(""));
    assertFalse(token.matches(secret));
    assertFalse(token.matches("Bearer"));
    assertFalse(token.matches("Bearer "));
    assertFalse(token.matches("Basic " + secret));
    assertFalse(token.matches("Bearer " + secret + "x"));
    assertFalse(token.matches("Bearer " + secret.substring(1)));
  }

  @Test
  void anEmptyFileLetsNobodyIn() throws IOException {
    Path file = folder.resolve("token");
    Token token = new Token(file);
    Files.writeString(file, "");
    assertFalse(token.matches("Bearer "));
  }

  @Test
  void aRenewedOrDeletedOneIsAnother() throws IOException {
    Path file = folder.resolve("token");
    Token token = new Token(file);
    String first = Files.readString(file);
    token.renew();
    String second = Files.readString(file);
    assertNotEquals(first, second);
    assertFalse(token.matches("Bearer " + first));
    assertTrue(token.matches("Bearer " + second));
    Files.delete(file);
    assertFalse(token.matches("Bearer " + second));
    assertTrue(token.matches("Bearer " + Files.readString(file)));
  }
}
