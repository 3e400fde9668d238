package dev.testudo.platform.remote;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The entry point. Exit codes: that of the command (0 if it succeeded, 1 if it failed), 2 for a
 * wrong use of this program, 3 if no platform runs there, 4 if the platform refused or ended the
 * connection.
 */
public final class Client {
  private static final String USAGE =
      """
      usage: exec <data directory> [--json] COMMAND…   runs a command; - reads it from standard input
             shell <data directory>                    attaches an interactive shell; exit leaves it""";

  private static final int MISUSED = 2;
  private static final int NOBODY = 3;
  private static final int BROKEN = 4;

  private Client() {}

  public static void main(String[] args) {
    System.exit(run(List.of(args)));
  }

  private static int run(List<String> args) {
    if (args.size() < 2) {
      return complain(MISUSED, USAGE);
    }
    Path data = Path.of(args.get(1));
    List<String> rest = args.subList(2, args.size());
    try {
      return switch (args.get(0)) {
        case "exec" -> exec(data, rest);
        case "shell" -> rest.isEmpty() ? shell(data) : complain(MISUSED, USAGE);
        default -> complain(MISUSED, USAGE);
      };
    } catch (NobodyThere e) {
      return complain(NOBODY, e.getMessage());
    } catch (IOException e) {
      return complain(BROKEN, "testudo: " + e.getMessage());
    }
  }

  private static int exec(Path data, List<String> args) throws IOException {
    List<String> words = new ArrayList<>(args);
    boolean json = !words.isEmpty() && words.get(0).equals("--json");
    if (json) {
      words.remove(0);
    }
    if (!words.isEmpty() && words.get(0).equals("--")) {
      words.remove(0);
    }
    if (words.isEmpty()) {
      return complain(MISUSED, USAGE);
    }
    String line = words.equals(List.of("-")) ? standardInput() : String.join(" ", words);
    Terminal terminal = Terminal.look();
    try (Connection connection = Connection.to(data)) {
      connection.request(Connection.EXEC, terminal.describe(line, json));
      return connection.print();
    }
  }

  private static int shell(Path data) throws IOException {
    Terminal terminal = Terminal.look();
    if (!terminal.interactive()) {
      return complain(MISUSED, "testudo: shell needs a terminal; for scripts there is exec");
    }
    try (Connection connection = Connection.to(data)) {
      Runnable restore = terminal.raw();
      try {
        connection.request(Connection.SHELL, terminal.describe("", false));
        Typing.start(connection);
        return connection.print();
      } finally {
        restore.run();
      }
    }
  }

  private static String standardInput() throws IOException {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, Terminal.charset()));
    return in.lines().collect(Collectors.joining("\n"));
  }

  private static int complain(int code, String line) {
    System.err.println(line);
    return code;
  }
}
