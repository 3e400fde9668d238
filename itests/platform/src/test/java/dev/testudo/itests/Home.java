package dev.testudo.itests;

import dev.testudo.platform.Platform;
import dev.testudo.platform.PlatformOptions;
import dev.testudo.testkit.Await;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** The built distribution, and what the tests do with it. */
final class Home {
  private static final Path TARGET = Path.of(System.getProperty("testudo.dist"));

  private Home() {}

  static Path folder() {
    return TARGET.resolve("testudo").toAbsolutePath().normalize();
  }

  static Path archive() {
    return TARGET.resolve("testudo-" + System.getProperty("testudo.version") + ".tar.gz");
  }

  static Platform launch(Path data) {
    return Platform.launch(options(data));
  }

  static PlatformOptions options(Path data) {
    return PlatformOptions.at(folder()).data(data);
  }

  /** A copy of the distribution, for who writes into its configuration. */
  static Path copy(Path home) throws IOException {
    try (Stream<Path> all = Files.walk(folder())) {
      for (Path each : all.toList()) {
        Files.copy(each, home.resolve(folder().relativize(each)));
      }
    }
    return home;
  }

  /** The jar of a bundle of ours, such as {@code testudo-breaker}. */
  static Path jar(String artifact) {
    try (Stream<Path> jars = Files.walk(folder().resolve("bundles"))) {
      return jars.filter(file -> file.endsWith(artifact + ".jar")).findFirst().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All jars of ours. */
  static List<Path> jars() {
    try (Stream<Path> jars = Files.walk(folder())) {
      return jars.filter(file -> file.getFileName().toString().matches("testudo-.*\\.jar"))
          .filter(file -> !file.toString().contains("samples"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Bundle bundle(Platform platform, String symbolicName) {
    return Arrays.stream(platform.bundleContext().getBundles())
        .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no bundle " + symbolicName));
  }

  static void update(Bundle bundle, Path jar) {
    try (InputStream in = Files.newInputStream(jar)) {
      bundle.update(in);
    } catch (IOException | BundleException e) {
      throw new AssertionError("update of " + bundle.getSymbolicName(), e);
    }
  }

  /** A service as a client sees it: its face. The system bundle would see the raw one as well. */
  static <T> T face(Platform platform, Class<T> type) {
    BundleContext context = platform.bundleContext();
    Await.until(
        () -> reference(context, type) != null,
        () ->
            "no face of "
                + type.getName()
                + "; problems: "
                + platform.status().problems()
                + "; bundles: "
                + Arrays.toString(context.getBundles()));
    return context.getService(reference(context, type));
  }

  private static <T> ServiceReference<T> reference(BundleContext context, Class<T> type) {
    try {
      return context.getServiceReferences(type, "(testudo.faced=*)").stream()
          .findFirst()
          .orElse(null);
    } catch (InvalidSyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
