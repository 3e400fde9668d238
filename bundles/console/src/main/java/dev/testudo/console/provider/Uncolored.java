package dev.testudo.console.provider;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Leaves out the escape sequences (ECMA-48 control sequences) that some commands write even where
 * no terminal reads them. Not thread-safe, like the streams that it is for.
 */
final class Uncolored extends FilterOutputStream {
  private static final int ESCAPE = 0x1b;

  private enum State {
    TEXT,
    ESCAPED,
    SEQUENCE
  }

  private State state = State.TEXT;

  Uncolored(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    byte[] kept = new byte[length];
    int count = 0;
    for (int i = from; i < from + length; i++) {
      if (keeps(bytes[i])) {
        kept[count++] = bytes[i];
      }
    }
    if (count > 0) {
      out.write(kept, 0, count);
    }
  }

  private boolean keeps(byte b) {
    switch (state) {
      case TEXT -> {
        state = b == ESCAPE ? State.ESCAPED : State.TEXT;
        return b != ESCAPE;
      }
      case ESCAPED -> {
        state = b == '[' ? State.SEQUENCE : State.TEXT;
        return false;
      }
      default -> {
        // A sequence ends with a byte from @ to ~.
        state = b >= '@' && b <= '~' ? State.TEXT : State.SEQUENCE;
        return false;
      }
    }
  }
}
