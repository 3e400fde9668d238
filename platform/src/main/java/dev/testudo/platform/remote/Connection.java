package dev.testudo.platform.remote;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.Charset;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The client's end of the protocol. One thread may read while another writes. */
final class Connection implements Closeable {
  static final char EXEC = 'X';
  static final char SHELL = 'S';
  static final char INPUT = 'I';
  static final char SIZE = 'W';

  private static final byte[] GREETING = {'T', 'E', 'S', 'T', 'U', 'D', 'O', 1};

  /** What a shell gives for a program that was ended because nobody reads what it prints. */
  private static final int NOBODY_READS = 141;

  private final SocketChannel channel;

  private Connection(SocketChannel channel) {
    this.channel = channel;
  }

  /**
   * Connects to the platform on a data directory.
   *
   * @throws NobodyThere if there is none
   */
  static Connection to(Path data) throws IOException {
    Path pointer = data.resolve("console.path");
    try {
      Path socket =
          Files.exists(pointer)
              ? Path.of(Files.readString(pointer).strip())
              : data.resolve("console.sock");
      if (Files.exists(socket) && !Files.isWritable(socket)) {
        throw new AccessDeniedException(
            data + " belongs to another user, and only that one may use it");
      }
      return new Connection(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
    } catch (AccessDeniedException e) {
      throw e;
    } catch (IOException e) {
      throw new NobodyThere(data, e);
    }
  }

  void request(char type, Map<String, String> values) throws IOException {
    StringBuilder text = new StringBuilder();
    values.forEach((name, value) -> text.append(name).append('\0').append(value).append('\0'));
    write(ByteBuffer.wrap(GREETING));
    send(type, text.toString().getBytes(UTF_8));
  }

  synchronized void send(char type, byte[] body) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(5 + body.length);
    frame.put((byte) type).putInt(body.length).put(body).flip();
    write(frame);
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /**
   * Prints what the platform sends until it says how it ended.
   *
   * @return the exit code
   * @throws IOException if the platform ends the connection without a word
   */
  int print() throws IOException {
    Printer out = new Printer(FileDescriptor.out);
    Printer err = new Printer(FileDescriptor.err);
    while (true) {
      ByteBuffer head = read(5);
      char type = (char) head.get();
      ByteBuffer body = read(head.getInt());
      switch (type) {
        case 'C' -> {
          Charset charset = Charset.forName(US_ASCII.decode(body).toString());
          out.from(charset);
          err.from(charset);
        }
        case 'O' -> {
          if (!out.print(body)) {
            return NOBODY_READS;
          }
        }
        case 'E' -> err.print(body);
        case 'Q' -> {
          return body.getInt();
        }
        default -> throw new IOException("the platform speaks another version of the protocol");
      }
    }
  }

  private ByteBuffer read(int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new EOFException("the platform has ended the connection");
      }
    }
    return buffer.flip();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
