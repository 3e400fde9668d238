package dev.testudo.platform.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The file that says which bundles this platform consists of: one line a bundle. Immutable.
 *
 * @param bundles in the order in which they are installed
 */
record DesiredState(List<DesiredBundle> bundles) {
  static final DesiredState EMPTY = new DesiredState(List.of());

  private static final String SAME = "=";
  private static final String HEAD =
      """
      # testudo desired state 1
      #
      # The bundles of this platform. Written by the platform whenever an operator installs, updates,
      # uninstalls, starts or stops a bundle, and when bundles/ has changed; read at each start.
      # Fields: start level, state, SHA-256 to run, SHA-256 in bundles/ (= the same, - not from there),
      # symbolic name, version, location. Bytes not in bundles/ are in store/<SHA-256>.jar.
      """;

  DesiredState {
    bundles = List.copyOf(bundles);
  }

  /**
   * What a reading gave.
   *
   * @param complaints one line for each line of the file that cannot be read; those are left out
   */
  record Reading(DesiredState state, List<String> complaints) {}

  /** Reads the file; one that does not exist is an empty state. */
  static Reading read(Path file) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      return new Reading(EMPTY, List.of());
    }
    List<DesiredBundle> bundles = new ArrayList<>();
    List<String> complaints = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      try {
        bundles.add(parse(line));
      } catch (IllegalArgumentException e) {
        complaints.add("%s, line %d: %s".formatted(file, i + 1, e.getMessage()));
      }
    }
    return new Reading(new DesiredState(bundles), complaints);
  }

  /** Replaces the file atomically. */
  void write(Path file) throws IOException {
    AtomicFile.write(file, text());
  }

  String text() {
    return bundles.stream().map(DesiredState::format).collect(Collectors.joining("", HEAD, ""));
  }

  private static String format(DesiredBundle bundle) {
    return String.join(
        " ",
        String.valueOf(bundle.level()),
        bundle.state().name().toLowerCase(Locale.ROOT),
        bundle.sha256(),
        bundle.bytesInFolder() ? SAME : bundle.folderSha256(),
        bundle.symbolicName(),
        bundle.version(),
        bundle.location() + System.lineSeparator());
  }

  private static DesiredBundle parse(String line) {
    String[] fields = line.split(" +", 7);
    if (fields.length < 7) {
      throw new IllegalArgumentException(
          "seven fields are needed, " + fields.length + " are there");
    }
    String folder = fields[3].equals(SAME) ? fields[2] : fields[3];
    return new DesiredBundle(
        level(fields[0]),
        state(fields[1]),
        digest(fields[2]),
        folder.equals(DesiredBundle.NONE) ? folder : digest(folder),
        fields[4],
        fields[5],
        fields[6]);
  }

  private static int level(String text) {
    if (!text.matches("[1-9][0-9]{0,5}")) {
      throw new IllegalArgumentException("a start level is a number from 1, not " + text);
    }
    return Integer.parseInt(text);
  }

  private static DesiredBundle.State state(String text) {
    if (!Set.of("active", "stopped", "uninstalled").contains(text)) {
      throw new IllegalArgumentException("a state is active, stopped or uninstalled, not " + text);
    }
    return DesiredBundle.State.valueOf(text.toUpperCase(Locale.ROOT));
  }

  private static String digest(String text) {
    if (!text.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("a SHA-256 has 64 hex digits, this has not: " + text);
    }
    return text;
  }
}
