package dev.testudo.platform.boot;

import dev.testudo.platform.boot.DesiredBundle.State;
import dev.testudo.runtime.BundleProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings the desired state up to date with the folder {@code bundles/}. The rule: what changed last
 * wins. A jar that is as it was when its line was written changes nothing, so what an operator did
 * at run time stays; a jar that was exchanged, added or removed while the platform was off is taken
 * up. Only an uninstallation by an operator outlives a new jar.
 */
final class Merge {

  /**
   * What came out.
   *
   * @param notes what changed, one line each
   * @param problems jars that are no bundles; if such a jar replaced a good one, the old line stays
   */
  record Result(DesiredState state, List<String> notes, List<BundleProblem> problems) {}

  private final List<String> notes = new ArrayList<>();
  private final List<BundleProblem> problems = new ArrayList<>();

  private Merge() {}

  static Result of(DesiredState old, List<BundlesFolder.Jar> jars) {
    Merge merge = new Merge();
    return new Result(merge.merge(old, jars), merge.notes, merge.problems);
  }

  private DesiredState merge(DesiredState old, List<BundlesFolder.Jar> jars) {
    Map<String, DesiredBundle> lines = new LinkedHashMap<>();
    old.bundles().forEach(line -> lines.put(line.location(), line));
    List<DesiredBundle> merged = new ArrayList<>();
    for (BundlesFolder.Jar jar : jars) {
      DesiredBundle line = lines.remove(jar.location());
      DesiredBundle next = line == null ? added(jar, old) : seen(jar, line);
      if (next != null) {
        merged.add(next);
      }
    }
    for (DesiredBundle line : lines.values()) {
      if (line.fromFolder()) {
        notes.add(line.title() + " was removed from bundles/ and is uninstalled");
      } else {
        merged.add(line);
      }
    }
    return new DesiredState(merged);
  }

  private @org.jspecify.annotations.Nullable DesiredBundle added(
      BundlesFolder.Jar jar, DesiredState old) {
    DesiredBundle fresh = read(jar, jar.level(), State.ACTIVE);
    if (fresh != null && !old.bundles().isEmpty()) {
      notes.add(fresh.title() + " was added to bundles/ and is installed");
    }
    return fresh;
  }

  private DesiredBundle seen(BundlesFolder.Jar jar, DesiredBundle line) {
    if (line.folderSha256().equals(jar.sha256())) {
      return line;
    }
    DesiredBundle fresh = read(jar, line.level(), line.state());
    if (fresh == null) {
      return line;
    }
    if (line.state() == State.UNINSTALLED) {
      notes.add(
          fresh.title() + " is new in bundles/, but stays uninstalled, as an operator wanted");
    } else if (line.bytesInFolder()) {
      notes.add(fresh.title() + " has changed in bundles/ and replaces " + line.version());
    } else {
      notes.add(
          "%s has changed in bundles/ and replaces the %s that was installed at run time"
              .formatted(fresh.title(), line.version()));
    }
    return fresh;
  }

  private @org.jspecify.annotations.Nullable DesiredBundle read(
      BundlesFolder.Jar jar, int level, State state) {
    try {
      BundleIdentity identity = BundleIdentity.of(jar.path());
      return new DesiredBundle(
          level,
          state,
          jar.sha256(),
          jar.sha256(),
          identity.symbolicName(),
          identity.version(),
          jar.location());
    } catch (IOException e) {
      problems.add(problem(jar.path(), e));
      return null;
    }
  }

  private static BundleProblem problem(Path jar, IOException e) {
    return new BundleProblem(String.valueOf(jar.getFileName()), "", String.valueOf(e.getMessage()));
  }
}
