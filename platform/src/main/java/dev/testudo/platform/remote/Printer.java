package dev.testudo.platform.remote;

import static java.nio.charset.CodingErrorAction.REPLACE;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import org.jspecify.annotations.Nullable;

/** Writes the platform's bytes in the charset of this terminal. Not thread-safe. */
final class Printer {
  private final OutputStream out;
  private @Nullable CharsetDecoder decoder;
  private byte[] rest = {};

  Printer(FileDescriptor to) {
    this.out = new FileOutputStream(to);
  }

  void from(Charset charset) {
    // Bytes of the same charset go through as they are.
    decoder =
        charset.equals(Terminal.charset())
            ? null
            : charset.newDecoder().onMalformedInput(REPLACE).onUnmappableCharacter(REPLACE);
  }

  /** Returns false if nobody reads any more. */
  boolean print(ByteBuffer bytes) {
    try {
      out.write(decoder == null ? rest(bytes) : recode(decoder, bytes));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static byte[] rest(ByteBuffer bytes) {
    byte[] rest = new byte[bytes.remaining()];
    bytes.get(rest);
    return rest;
  }

  // A character may be cut in two by the end of a frame; its beginning waits for the next.
  private byte[] recode(CharsetDecoder from, ByteBuffer bytes) {
    ByteBuffer all = ByteBuffer.allocate(rest.length + bytes.remaining());
    all.put(rest).put(bytes).flip();
    CharBuffer text = CharBuffer.allocate(all.remaining() + 1);
    from.decode(all, text, false);
    rest = new byte[all.remaining()];
    all.get(rest);
    return text.flip().toString().getBytes(Terminal.charset());
  }
}
