package dev.testudo.pool.jdbc;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of our own, on the loopback interface, from what is installed on this
 * machine. It refuses to run as root: then it runs as the user {@code postgres}.
 */
final class Postgres implements AutoCloseable {
  private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
  private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

  private final Path programs;
  private final Path folder;
  private final int port;

  private Postgres(Path programs, Path folder, int port) {
    this.programs = programs;
    this.folder = folder;
    this.port = port;
  }

  /** Skips the test where it is not installed, but for a strict run, which then fails. */
  static Postgres start() throws IOException {
    Optional<Path> programs = programs();
    assumeTrue(
        programs.isPresent() || Boolean.getBoolean("testudo.strict"),
        "skipped: install postgresql to run this");
    Path folder = Files.createTempDirectory(Path.of("/tmp"), "testudo-pg");
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Postgres postgres = new Postgres(programs.orElseThrow(), folder, port);
    if (ROOT) {
      run(List.of("chown", "postgres", folder.toString()));
    }
    postgres.program("initdb", "-A", "trust", "-U", "shop", "--no-sync", "-D", postgres.data());
    postgres.begin();
    return postgres;
  }

  private static Optional<Path> programs() throws IOException {
    if (!Files.isDirectory(INSTALLED)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(INSTALLED)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Comparator.naturalOrder());
    }
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  /** Starts it, or again. */
  void begin() throws IOException {
    String options =
        "-p " + port + " -c listen_addresses=127.0.0.1 -c fsync=off -k " + folder.toString();
    program("pg_ctl", "-w", "-D", data(), "-l", folder + "/log", "-o", options, "start");
  }

  /** Stops it at once, with all its connections. */
  void end() throws IOException {
    program("pg_ctl", "-w", "-D", data(), "-m", "immediate", "stop");
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  private void program(String name, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (ROOT) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(programs.resolve(name).toString());
    command.addAll(List.of(arguments));
    run(command);
  }

  private static void run(List<String> command) throws IOException {
    Path output = Files.createTempFile("testudo-pg", ".out");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(Path.of("/").toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (process.onExit().join().exitValue() != 0) {
        throw new IOException(
            command + " failed: " + Files.readString(output, StandardCharsets.UTF_8));
      }
    } finally {
      Files.delete(output);
    }
  }

  @Override
  public void close() throws IOException {
    end();
    List<String> remove = new ArrayList<>(List.of("rm", "-rf", folder.toString()));
    run(remove);
  }
}
