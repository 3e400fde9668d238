package dev.testudo.bench;

import dev.testudo.bench.provider.Answer;
import dev.testudo.bench.provider.AnswerActivator;
import dev.testudo.platform.Platform;
import dev.testudo.testkit.Jar;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.BundleWiring;

/** The bundles that are updated, and their jars. */
final class Bundles {
  private final Platform platform;
  private final Path home;

  /**
   * @param home the distribution that the platform runs
   */
  Bundles(Platform platform, Path home) {
    this.platform = platform;
    this.home = home;
  }

  /** Installs and starts a bundle. */
  void start(Path jar) throws BundleException {
    platform.bundleContext().installBundle(jar.toUri().toString()).start();
  }

  /** Updates a bundle of the distribution by the jar that it came from. */
  void update(String symbolicName, String artifact) throws IOException, BundleException {
    try (Stream<Path> jars = Files.walk(home.resolve("bundles"))) {
      update(
          symbolicName,
          jars.filter(file -> file.endsWith(artifact + ".jar")).findFirst().orElseThrow());
    }
  }

  /** Updates a bundle in place: the same code by another class loader. */
  void update(String symbolicName, Path jar) throws IOException, BundleException {
    Bundle bundle =
        Arrays.stream(platform.bundleContext().getBundles())
            .filter(one -> symbolicName.equals(one.getSymbolicName()))
            .findFirst()
            .orElseThrow();
    ClassLoader before = loader(bundle);
    try (InputStream in = Files.newInputStream(jar)) {
      bundle.update(in);
    }
    if (loader(bundle) == before) {
      throw new IllegalStateException(symbolicName + " was not updated");
    }
  }

  private static ClassLoader loader(Bundle bundle) {
    return bundle.adapt(BundleWiring.class).getClassLoader();
  }

  /** Writes the jar of the bundle {@code answer}, which offers the services that are measured. */
  static void writeAnswer(Path jar) {
    Jar.named("answer")
        .activator(AnswerActivator.class)
        .with(Answer.class)
        .imports("dev.testudo.bench.api")
        .write(jar);
  }
}
