package dev.testudo.console.provider;

import java.nio.ByteBuffer;

/**
 * One message.
 *
 * @param type what it is, one of the constants
 * @param body its bytes; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // frames are passed on, never compared
record Frame(char type, byte[] body) {
  /** From the client: a command to run, as a {@link Request}. */
  static final char EXEC = 'X';

  /** From the client: the wish for an interactive shell, as a {@link Request}. */
  static final char SHELL = 'S';

  /** From the client: what was typed. */
  static final char INPUT = 'I';

  /** From the client: columns and rows of the window, four bytes each. */
  static final char SIZE = 'W';

  /** From the server: the name of the charset of what follows. */
  static final char CHARSET = 'C';

  /** From the server: for standard output. */
  static final char OUT = 'O';

  /** From the server: for standard error. */
  static final char ERR = 'E';

  /** From the server, at the end: the exit code, four bytes. */
  static final char EXIT = 'Q';

  /** The longest body, in bytes: enough for any line, and no room to hurt with. */
  static final int LONGEST = 1 << 20;

  static Frame exit(int code) {
    return new Frame(EXIT, ByteBuffer.allocate(4).putInt(code).array());
  }

  ByteBuffer ints() {
    return ByteBuffer.wrap(body);
  }
}
