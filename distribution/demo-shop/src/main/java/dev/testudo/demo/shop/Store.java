package dev.testudo.demo.shop;

import dev.testudo.demo.api.DatabaseException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.tools.Server;
import org.jspecify.annotations.Nullable;

/** The database's file, its tables and its password; and how it is served. */
final class Store {
  private static final String USER = "shop";
  private static final String LOOPBACK = "127.0.0.1";
  private static final String BIND = "h2.bindAddress";

  // What H2 reads when its classes are first used: to listen on the loopback interface rather than
  // on all, and to say at once that a port is closed rather than to try 16 times.
  private static final Map<String, String> SYSTEM =
      Map.of(BIND, LOOPBACK, "h2.socketConnectRetry", "0");
  private static final String[] TABLES = {
    "CREATE TABLE IF NOT EXISTS product(number INT PRIMARY KEY, title VARCHAR(80), cents INT)",
    "CREATE TABLE IF NOT EXISTS orders(number BIGINT PRIMARY KEY, customer VARCHAR(80),"
        + " product INT, quantity INT)",
    "MERGE INTO product KEY(number) VALUES"
        + " (1, 'Galea, bronze', 24900), (2, 'Scutum, linden wood', 18900),"
        + " (3, 'Gladius, steel', 32900), (4, 'Pilum, two pieces', 9900),"
        + " (5, 'Caligae, size 42', 7900), (6, 'Lorica segmentata', 89900),"
        + " (7, 'Cingulum with buckle', 5900), (8, 'Sarcina, complete', 4900)"
  };

  private final Path folder;
  private @Nullable String password;

  Store(Path folder) {
    this.folder = folder.toAbsolutePath();
  }

  /** Makes folder, password, user and tables where they are missing. */
  void prepare() {
    if (password != null) {
      return;
    }
    Set<String> unset = new HashSet<>(SYSTEM.keySet());
    unset.removeAll(System.getProperties().stringPropertyNames());
    unset.forEach(key -> System.setProperty(key, SYSTEM.get(key)));
    try {
      Files.createDirectories(folder);
      String secret = password(folder.resolve("password"));
      // Opened directly, since a server lets nobody make a database from afar.
      try (Connection connection =
              source("jdbc:h2:file:" + folder.resolve("shop"), secret).getConnection();
          Statement statement = connection.createStatement()) {
        for (String table : TABLES) {
          statement.execute(table);
        }
      }
      password = secret;
    } catch (IOException | SQLException e) {
      throw new DatabaseException("the shop's database cannot be made in " + folder, e);
    } finally {
      unset.forEach(System::clearProperty);
    }
  }

  /**
   * Serves it on the loopback interface.
   *
   * @param port 0 for any that is free
   */
  Server serve(int port) {
    try {
      Server server =
          Server.createTcpServer(
                  "-tcpPort",
                  Integer.toString(port),
                  "-tcpPassword",
                  random(),
                  "-tcpDaemon",
                  "-baseDir",
                  folder.toString())
              .start();
      if (isSeenFromOutside(server.getPort())) {
        server.stop();
        throw new DatabaseException(
            "H2 was told to listen on all interfaces; start Java with -D" + BIND + "=" + LOOPBACK,
            new SecurityException("not bound to " + LOOPBACK));
      }
      return server;
    } catch (SQLException e) {
      throw new DatabaseException("the shop's database does not start", e);
    }
  }

  // Another user of H2 in this process may have made it look before us.
  private static boolean isSeenFromOutside(int port) {
    try {
      for (NetworkInterface one : Collections.list(NetworkInterface.getNetworkInterfaces())) {
        if (one.isUp() && !one.isLoopback()) {
          for (InetAddress address : Collections.list(one.getInetAddresses())) {
            if (answers(address, port)) {
              return true;
            }
          }
        }
      }
      return false;
    } catch (IOException e) {
      throw new DatabaseException("cannot tell who sees the shop's database", e);
    }
  }

  private static boolean answers(InetAddress address, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 200);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  /** Where connections to the server on this port come from. */
  JdbcDataSource source(int port) {
    String secret = password;
    if (secret == null) {
      throw new IllegalStateException("not prepared");
    }
    return source("jdbc:h2:tcp://" + LOOPBACK + ":" + port + "/./shop", secret);
  }

  private static JdbcDataSource source(String url, String password) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(url);
    source.setUser(USER);
    source.setPassword(password);
    return source;
  }

  private static String password(Path file) throws IOException {
    if (!Files.exists(file)) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, random());
    }
    return Files.readString(file);
  }

  private static String random() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().encodeToString(bytes);
  }
}
