package dev.testudo.itests.framework;

import static org.ops4j.pax.exam.CoreOptions.bootClasspathLibrary;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.propagateSystemProperty;
import static org.ops4j.pax.exam.CoreOptions.systemPackages;
import static org.ops4j.pax.exam.CoreOptions.url;

import dev.testudo.testkit.Await;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.AssertionFailedError;
import org.ops4j.pax.exam.Option;
import org.slf4j.Logger;
import org.slf4j.jul.JULServiceProvider;

/** What is installed into a framework. */
final class Provision {
  private static final Path BUNDLES = Path.of(System.getProperty("testudo.bundles", "bundles"));
  private static final String SLF4J = ";version=1.7.36"; // what Pax Exam's bundles ask for

  private static final String SLF4J_2 = ";version=2.0.20";

  private Provision() {}

  /** The ground that every capability stands on: its only needs besides its own contracts. */
  static Option ground() {
    return composite(
        bundle("org.apache.felix.configadmin"),
        bundle("org.osgi.util.function"),
        bundle("org.osgi.util.promise"),
        bundle("org.osgi.service.component"),
        bundle("org.apache.felix.scr"),
        bundle("testudo-api-kernel"),
        bundle("testudo-api-state"),
        bundle("testudo-api-capability"),
        bundle("testudo-api-guard"),
        bundle("testudo-api-fallback"), // of the guard as well
        bundle("testudo-api-cache"),
        bundle("testudo-api-error"),
        bundle("testudo-api-memory"), // of the cache, and of whoever gives back
        bundle("testudo-state"),
        frameworkProperty("testudo.data").value(BUNDLES.resolveSibling("data").toString()));
  }

  /** Capabilities by their words, each with its contract. */
  static Option capabilities(String... words) {
    List<Option> options = new ArrayList<>();
    for (String word : words) {
      if (Files.exists(BUNDLES.resolve("testudo-api-" + word + ".jar"))) {
        options.add(bundle("testudo-api-" + word));
      }
      options.add(bundle("testudo-" + word));
    }
    return composite(options.toArray(Option[]::new));
  }

  /** The HTTP server, and an own port for what is served there. */
  static Option server() {
    return composite(
        bundle("org.apache.felix.http.servlet-api"),
        bundle("commons-io"),
        bundle("commons-fileupload"),
        bundle("org.apache.felix.http.jetty12"),
        frameworkProperty("org.apache.felix.http.require.config").value("true"),
        systemPackages(
            "org.slf4j" + SLF4J_2, "org.slf4j.spi" + SLF4J_2, "org.slf4j.helpers" + SLF4J));
  }

  static Option bundle(String artifact) {
    return url(BUNDLES.resolve(artifact + ".jar").toUri().toString());
  }

  /**
   * What the tests and Pax Exam itself need. It comes from the class path, so that a failure has
   * the same class inside and outside.
   */
  static List<Option> junit(Container where) {
    List<Option> options = new ArrayList<>();
    // Else a bundle sees the class path of the tests where it lacks an import.
    options.add(frameworkProperty("felix.bootdelegation.implicit").value("false"));
    options.add(
        systemPackages(
            "org.junit.jupiter.api",
            "org.junit.jupiter.api.extension",
            "org.junit.jupiter.api.function",
            "org.junit.platform.commons.support",
            "org.opentest4j",
            "org.jspecify.annotations",
            "dev.testudo.testkit",
            "org.slf4j" + SLF4J));
    if (where == Container.FORKED) {
      options.add(propagateSystemProperty("java.util.logging.config.file"));
      Stream.of(
              Test.class,
              AnnotationSupport.class,
              AssertionFailedError.class,
              API.class,
              NullMarked.class,
              Await.class,
              Logger.class,
              JULServiceProvider.class)
          .forEach(type -> options.add(bootClasspathLibrary(library(type)).afterFramework()));
    }
    return options;
  }

  private static String library(Class<?> type) {
    try {
      return type.getProtectionDomain().getCodeSource().getLocation().toURI().toString();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
