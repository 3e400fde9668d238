package dev.testudo.conf.provider;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.zip.ZipException;

/**
 * Says of each jar that is no bundle why it is not taken up: Felix FileInstall passes it over
 * without a word. A jar is looked into when two rounds have found the same. Not thread-safe.
 */
final class Jars {
  private final Complaints complaints;
  private Map<Object, Found> before = Map.of();
  private final Map<Object, Found> done = new HashMap<>();

  Jars(Complaints complaints) {
    this.complaints = complaints;
  }

  /** One round over the files of the folder that takes bundles. */
  void round(List<Found> files) {
    Map<Object, Found> now =
        files.stream()
            .filter(file -> file.name().endsWith(".jar"))
            .collect(Collectors.toMap(Found::path, Function.identity()));
    now.forEach(
        (path, jar) -> {
          if (jar.equals(before.get(path)) && !jar.equals(done.put(path, jar))) {
            problem(jar)
                .ifPresentOrElse(
                    reason -> complaints.about(path, jar.stamp(), path + ": " + reason),
                    () -> complaints.settled(path));
          }
        });
    done.keySet().retainAll(now.keySet());
    before = now;
  }

  private static Optional<String> problem(Found jar) {
    if (jar.stamp().size() == 0) {
      return Optional.of("is empty; copy the jar again");
    }
    try (JarFile file = new JarFile(jar.path().toFile(), false)) {
      Manifest manifest = file.getManifest();
      boolean bundle =
          manifest != null && manifest.getMainAttributes().getValue("Bundle-SymbolicName") != null;
      return bundle
          ? Optional.empty()
          : Optional.of("is no bundle: its manifest has no Bundle-SymbolicName; left out");
    } catch (ZipException e) {
      return Optional.of("is no jar, or only part of one (" + e.getMessage() + "); left out");
    } catch (IOException e) {
      return Optional.of("cannot be read: " + e);
    }
  }
}
