package dev.testudo.platform.boot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * SHA-256 of files, computed once as long as a file stays what it was: same size, times and inode.
 * The change time cannot be set by programs, so a file that was overwritten with its old
 * modification time is seen as well. A file that changed within two seconds before it was read is
 * read again the next time, since file systems count time in steps.
 *
 * <p>Safe for use by several threads.
 */
final class Digests {
  private static final long STEP_MILLIS = 2_000;

  private final Path file;
  private final Map<String, String> written;
  private final ConcurrentMap<String, String> known = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, String> used = new ConcurrentHashMap<>();

  /** With what an earlier run has left in the file. A missing or damaged file costs time only. */
  Digests(Path file) {
    this.file = file;
    try {
      if (Files.exists(file)) {
        Files.readAllLines(file).forEach(this::remember);
      }
    } catch (IOException e) {
      known.clear();
    }
    written = Map.copyOf(known);
  }

  private void remember(String line) {
    int cut = line.indexOf(' ');
    if (cut == 64) {
      known.put(line.substring(cut + 1), line.substring(0, cut));
    }
  }

  /** The digest of this file, in hex. */
  String of(Path path) throws IOException {
    Map<String, Object> facts = facts(path);
    String stamp = stamp(path, facts);
    String digest = known.get(stamp);
    if (digest != null) {
      used.put(stamp, digest);
      return digest;
    }
    digest = sha256(path);
    if (stamp.equals(stamp(path, facts(path)))
        && System.currentTimeMillis() - changed(facts) > STEP_MILLIS) {
      known.put(stamp, digest);
      used.put(stamp, digest);
    }
    return digest;
  }

  /** Writes down what was used in this run, for the next start. */
  void save() throws IOException {
    if (used.equals(written)) {
      return;
    }
    Map<String, String> sorted = new TreeMap<>(used);
    StringBuilder text = new StringBuilder();
    sorted.forEach((stamp, digest) -> text.append(digest).append(' ').append(stamp).append('\n'));
    Files.writeString(file, text);
  }

  static String sha256(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String stamp(Path path, Map<String, Object> facts) {
    return facts.get("size")
        + " "
        + facts.get("lastModifiedTime")
        + " "
        + facts.get("ctime")
        + " "
        + facts.get("fileKey")
        + " "
        + path.toAbsolutePath().normalize();
  }

  private static long changed(Map<String, Object> facts) {
    Object time = facts.containsKey("ctime") ? facts.get("ctime") : facts.get("lastModifiedTime");
    return ((java.nio.file.attribute.FileTime) time).toMillis();
  }

  private static Map<String, Object> facts(Path path) throws IOException {
    boolean unix = path.getFileSystem().supportedFileAttributeViews().contains("unix");
    return Files.readAttributes(
        path, unix ? "unix:size,lastModifiedTime,ctime,fileKey" : "size,lastModifiedTime,fileKey");
  }
}
