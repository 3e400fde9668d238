package dev.testudo.console.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** The client's end of the protocol, written byte by byte as it is documented. */
final class TestClient implements Closeable {
  private final SocketChannel channel;
  private final StringBuilder out = new StringBuilder();
  private final StringBuilder err = new StringBuilder();
  private int code = -1;

  private TestClient(SocketChannel channel) {
    this.channel = channel;
  }

  static TestClient to(Path data) throws IOException {
    return new TestClient(SocketChannel.open(UnixDomainSocketAddress.of(Door.where(data))));
  }

  TestClient raw(byte... bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    return this;
  }

  TestClient greet() throws IOException {
    return raw(
        (byte) 'T',
        (byte) 'E',
        (byte) 'S',
        (byte) 'T',
        (byte) 'U',
        (byte) 'D',
        (byte) 'O',
        (byte) 1);
  }

  TestClient send(char type, byte... body) throws IOException {
    return raw(
        ByteBuffer.allocate(5 + body.length)
            .put((byte) type)
            .putInt(body.length)
            .put(body)
            .array());
  }

  TestClient request(char type, String... namesAndValues) throws IOException {
    return greet().send(type, (String.join("\0", namesAndValues) + "\0").getBytes(UTF_8));
  }

  TestClient exec(String line, String... more) throws IOException {
    String[] all = new String[more.length + 2];
    all[0] = "line";
    all[1] = line;
    System.arraycopy(more, 0, all, 2, more.length);
    return request('X', all);
  }

  /** Reads until the exit code comes, or the connection ends. */
  TestClient end() throws IOException {
    try {
      while (code < 0) {
        next();
      }
    } catch (EOFException e) {
      // The code stays what it is.
    }
    return this;
  }

  /** Reads until this text was printed. */
  TestClient until(String text) throws IOException {
    while (out.indexOf(text) < 0) {
      next();
    }
    out.delete(0, out.indexOf(text) + text.length());
    return this;
  }

  private void next() throws IOException {
    ByteBuffer head = read(5);
    char type = (char) head.get();
    ByteBuffer body = read(head.getInt());
    switch (type) {
      case 'O' -> out.append(UTF_8.decode(body));
      case 'E' -> err.append(UTF_8.decode(body));
      case 'Q' -> code = body.getInt();
      default -> {
        // The charset: UTF-8 in these tests.
      }
    }
  }

  private ByteBuffer read(int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new EOFException(out + " " + err);
      }
    }
    return buffer.flip();
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }

  int code() {
    return code;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
