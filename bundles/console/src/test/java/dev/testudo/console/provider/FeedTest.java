package dev.testudo.console.provider;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FeedTest {
  @Test
  void givesWhatWasTypedAndThenTheEnd() throws Exception {
    Feed feed = new Feed();
    feed.put("abc".getBytes(US_ASCII));
    feed.close();
    assertArrayEquals("abc".getBytes(US_ASCII), feed.readAllBytes());
    assertEquals(-1, feed.read());
  }

  @Test
  void handsMoreOverThanItHolds() throws Exception {
    Feed feed = new Feed();
    byte[] much = new byte[300_000];
    for (int i = 0; i < much.length; i++) {
      much[i] = (byte) i;
    }
    Thread typing =
        new Thread(
            () -> {
              try {
                feed.put(much);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              feed.close();
            });
    typing.start();
    assertArrayEquals(much, feed.readAllBytes());
    typing.join();
  }

  @Test
  void comesBackWhenNobodyReads() throws Exception {
    Feed feed = new Feed();
    feed.put(new byte[300_000]);
    feed.close();
    assertEquals(1 << 16, feed.readAllBytes().length);
  }

  @Test
  void dropsEscapeSequencesThatAreCutInTwo() throws IOException {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    try (Uncolored out = new Uncolored(plain)) {
      out.write("a\u001b".getBytes(US_ASCII));
      out.write("[3".getBytes(US_ASCII));
      out.write("1mb\u001b[0m\u001bMc".getBytes(US_ASCII));
    }
    assertEquals("abc", plain.toString(US_ASCII));
  }
}
