package dev.testudo.console.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The socket, {@code console.sock} in the data directory. It is made in a directory that only its
 * owner may enter, given mode 0600 there, and then moved to its place: at no time can another user
 * open it. Where the path is too long for a socket, it stays in a directory of its own under the
 * system's temporary one, and the file {@code console.path} in the data directory names it.
 */
final class Door implements Closeable {
  static final String SOCKET = "console.sock";
  static final String POINTER = "console.path";

  /** The longest path of a socket, in bytes, that every system takes. */
  static final int LONGEST = 100;

  private static final String OWNER_FILE = "rw-------";
  private static final String OWNER_DIRECTORY = "rwx------";

  private final ServerSocketChannel server;
  private final Path socket;
  private final @Nullable Path pointer;
  private final @Nullable Object key;

  private Door(ServerSocketChannel server, Path socket, @Nullable Path pointer) throws IOException {
    this.server = server;
    this.socket = socket;
    this.pointer = pointer;
    this.key = key(socket).orElse(null);
  }

  /**
   * Opens it; one that was left behind by a process that has ended is replaced.
   *
   * @throws FileAlreadyExistsException if somebody answers there
   */
  static Door open(Path data) throws IOException {
    Path socket = data.resolve(SOCKET);
    Path pointer = data.resolve(POINTER);
    Path old = where(data);
    if (answers(old)) {
      throw new FileAlreadyExistsException(old + " is in use by another process");
    }
    Files.deleteIfExists(old);
    Files.deleteIfExists(pointer);
    Path room = data.resolve(".console-" + ProcessHandle.current().pid());
    if (room.resolve("s").toString().getBytes(UTF_8).length > LONGEST) {
      return openElsewhere(pointer);
    }
    deleteRoom(room);
    Files.createDirectory(
        room,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_DIRECTORY)));
    try {
      ServerSocketChannel server = bind(room.resolve("s"));
      Files.move(room.resolve("s"), socket, ATOMIC_MOVE);
      return new Door(server, socket, null);
    } finally {
      deleteRoom(room);
    }
  }

  private static Door openElsewhere(Path pointer) throws IOException {
    Path room =
        Files.createTempDirectory(
            "testudo-",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_DIRECTORY)));
    Path socket = room.resolve("s");
    ServerSocketChannel server = bind(socket);
    Path temporary = pointer.resolveSibling(POINTER + ".tmp");
    Files.writeString(temporary, socket.toString());
    Files.move(temporary, pointer, ATOMIC_MOVE);
    return new Door(server, socket, pointer);
  }

  private static ServerSocketChannel bind(Path path) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      server.bind(UnixDomainSocketAddress.of(path));
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(OWNER_FILE));
      return server;
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** Where the socket of a data directory is, if there is one. */
  static Path where(Path data) throws IOException {
    Path pointer = data.resolve(POINTER);
    return Files.exists(pointer)
        ? Path.of(Files.readString(pointer).strip())
        : data.resolve(SOCKET);
  }

  private static boolean answers(Path socket) {
    if (socket.toString().getBytes(UTF_8).length > LONGEST || !Files.exists(socket)) {
      return false;
    }
    try (SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      return client.isConnected();
    } catch (IOException e) {
      // Refused: the file was left behind.
      return false;
    }
  }

  SocketChannel accept() throws IOException {
    return server.accept();
  }

  Path path() {
    return socket;
  }

  /** Closes it, and takes the file away unless it is another's by now. */
  @Override
  public void close() throws IOException {
    server.close();
    if (key != null && key.equals(key(socket).orElse(null))) {
      Files.deleteIfExists(socket);
      if (pointer != null) {
        Files.deleteIfExists(pointer);
        Files.deleteIfExists(socket.toAbsolutePath().getParent());
      }
    }
  }

  private static Optional<Object> key(Path file) throws IOException {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        ? Optional.ofNullable(
            Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey())
        : Optional.empty();
  }

  private static void deleteRoom(Path room) throws IOException {
    Files.deleteIfExists(room.resolve("s"));
    Files.deleteIfExists(room);
  }
}
