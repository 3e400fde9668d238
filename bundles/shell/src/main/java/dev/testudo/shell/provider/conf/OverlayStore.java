package dev.testudo.shell.provider.conf;

import static java.lang.System.Logger.Level.WARNING;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import dev.testudo.capability.AtomicFile;
import java.io.IOException;
import java.io.StringReader;
import java.lang.System.Logger;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The overlays as files, one a PID. A file is never half written; one that cannot be read is set
 * aside with a warning. Not thread-safe.
 */
final class OverlayStore {
  private static final Logger LOG = System.getLogger(OverlayStore.class.getName());
  private static final String ENDING = ".cfg";
  private static final String SET = "set.";
  private static final String WAS = "was.";
  private static final String MADE = "made";
  private static final String HEAD =
      "# Set by conf:set; wins over conf/ until conf:reset. Lines 'was.' keep what it covers.\n";

  private final Path directory;

  OverlayStore(Path directory) {
    this.directory = directory;
  }

  List<Overlay> readAll() throws IOException {
    List<Overlay> all = new ArrayList<>();
    if (!Files.isDirectory(directory)) {
      return all;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (name.endsWith(AtomicFile.TEMPORARY)) {
          Files.deleteIfExists(file);
        } else if (name.endsWith(ENDING)) {
          read(file, all);
        }
      }
    }
    return all;
  }

  private void read(Path file, List<Overlay> all) throws IOException {
    try {
      all.add(parse(pid(file), Files.readString(file)));
    } catch (IOException | IllegalArgumentException e) {
      Path aside = file.resolveSibling(file.getFileName() + ".damaged");
      Files.move(file, aside, REPLACE_EXISTING);
      LOG.log(WARNING, file + " cannot be read; set aside as " + aside.getFileName(), e);
    }
  }

  void write(Overlay overlay) throws IOException {
    Files.createDirectories(directory);
    StringBuilder text = new StringBuilder(HEAD);
    new TreeMap<>(overlay.set()).forEach((key, value) -> line(text, SET + key, value));
    new TreeMap<>(overlay.was()).forEach((key, value) -> line(text, WAS + key, value));
    line(text, MADE, overlay.made());
    AtomicFile.write(file(overlay.pid()), text.toString().getBytes(UTF_8));
  }

  void delete(String pid) throws IOException {
    AtomicFile.delete(file(pid));
  }

  Path file(String pid) {
    return directory.resolve(URLEncoder.encode(pid, UTF_8).replace("%7E", "~") + ENDING);
  }

  private static String pid(Path file) {
    String name = file.getFileName().toString();
    return URLDecoder.decode(name.substring(0, name.length() - ENDING.length()), UTF_8);
  }

  private static Overlay parse(String pid, String text) throws IOException {
    Properties lines = new Properties();
    lines.load(new StringReader(text));
    String made = lines.getProperty(MADE);
    if (made == null) {
      // It is the last line of each file.
      throw new IllegalArgumentException("the end is missing");
    }
    return new Overlay(
        pid, values(lines, SET), values(lines, WAS), Boolean.TRUE.equals(TypedText.read(made)));
  }

  private static Map<String, Object> values(Properties lines, String prefix) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (String key : lines.stringPropertyNames()) {
      if (key.startsWith(prefix)) {
        values.put(key.substring(prefix.length()), TypedText.read(lines.getProperty(key)));
      }
    }
    return values;
  }

  private static void line(StringBuilder text, String key, Object value) {
    text.append(escape(key, true))
        .append(" = ")
        .append(escape(TypedText.write(value), false))
        .append('\n');
  }

  // The rules of java.util.Properties.load.
  private static String escape(String text, boolean key) {
    StringBuilder escaped = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ' && (key || i == 0)) {
        escaped.append("\\ ");
      } else if (c == '\\' || (key && "=:#!".indexOf(c) >= 0)) {
        escaped.append('\\').append(c);
      } else if (Character.isISOControl(c) || Character.isSurrogate(c)) {
        // Surrogates, since half a pair cannot be written as UTF-8.
        escaped.append(String.format("\\u%04x", (int) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
