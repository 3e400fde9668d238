package dev.testudo.platform.remote;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The terminal that this program runs on, by means of {@code stty}.
 *
 * @param input whether standard input is a terminal
 * @param output whether standard output is one
 * @param columns its width, 0 if unknown
 * @param rows its height, 0 if unknown
 */
record Terminal(boolean input, boolean output, int columns, int rows) {
  // Standard error is the pipe to us, so that the tests see the real input and output.
  private static final String LOOK =
      "[ -t 0 ] && echo in >&2; [ -t 1 ] && echo out >&2 && stty size <&1 >&2";

  /** Looks once; a program without terminal has none of it. */
  static Terminal look() {
    boolean in = false;
    boolean out = false;
    int[] size = {0, 0};
    for (String line : ask(LOOK).split("\n")) {
      switch (line.strip()) {
        case "in" -> in = true;
        case "out" -> out = true;
        default -> size = size(line);
      }
    }
    return new Terminal(in, out, size[1], size[0]);
  }

  private static int[] size(String line) {
    String[] numbers = line.strip().split(" ");
    try {
      return new int[] {Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1])};
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      // No stty here, or it complains: the size is unknown.
      return new int[] {0, 0};
    }
  }

  boolean interactive() {
    return input && output;
  }

  /**
   * The charset of the terminal: the system property {@code testudo.charset}, where the script that
   * starts this program changes the locale, else that of the locale.
   */
  static Charset charset() {
    String told = System.getProperty("testudo.charset", "");
    String name = told.isEmpty() ? System.getProperty("native.encoding", "UTF-8") : told;
    return Charset.isSupported(name) ? Charset.forName(name) : US_ASCII;
  }

  Map<String, String> describe(String line, boolean json) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("line", line);
    values.put("json", Boolean.toString(json));
    values.put("columns", Integer.toString(columns));
    values.put("rows", Integer.toString(rows));
    values.put("terminal", Boolean.toString(output));
    values.put("color", Boolean.toString(System.getenv().getOrDefault("NO_COLOR", "").isEmpty()));
    values.put("term", System.getenv().getOrDefault("TERM", ""));
    values.put("charset", charset().name());
    return values;
  }

  /**
   * Hands every key over as it is, until the result is run or this program ends, whatever ends it.
   */
  Runnable raw() throws IOException {
    String before = ask("stty -g <&1 >&2").strip();
    if (before.isEmpty() || !before.matches("[0-9a-zA-Z:=,./+-]+")) {
      throw new IOException("the terminal cannot be put into raw mode; is stty there?");
    }
    AtomicBoolean restored = new AtomicBoolean();
    Runnable restore =
        () -> {
          if (restored.compareAndSet(false, true)) {
            ask("stty " + before + " <&1 >&2");
          }
        };
    Thread last = new Thread(restore, "testudo-client-restore-1");
    Runtime.getRuntime().addShutdownHook(last);
    ask("stty raw -echo <&1 >&2");
    return restore;
  }

  // Runs with this program's own input and output, and gives what is said on standard error.
  private static String ask(String command) {
    try {
      Process process =
          new ProcessBuilder("sh", "-c", command)
              .redirectInput(Redirect.INHERIT)
              .redirectOutput(Redirect.INHERIT)
              .redirectError(Redirect.PIPE)
              .start();
      String said = new String(process.getErrorStream().readAllBytes(), charset());
      process.waitFor();
      return said;
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
