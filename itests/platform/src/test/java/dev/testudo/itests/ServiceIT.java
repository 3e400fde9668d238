package dev.testudo.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.testudo.itests.api.Greeter;
import dev.testudo.itests.provider.GreeterActivator;
import dev.testudo.metric.Metrics;
import dev.testudo.platform.Platform;
import dev.testudo.testkit.Await;
import dev.testudo.testkit.Jar;
import dev.testudo.testkit.Load;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/** A user's service behind a guard, updated in place while it is called. */
class ServiceIT {
  private static final int UPDATES = 100;

  @TempDir Path folder;

  @Test
  @DisplayName("A1, A2, B1 a guarded service is updated under load: no call fails, none is lost")
  void noCallFails() throws Exception {
    Path jar =
        Jar.named("greeter")
            .activator(GreeterActivator.class)
            .imports("dev.testudo.itests.api")
            .write(folder.resolve("greeter.jar"));
    try (Platform platform =
        Platform.launch(
            Home.options(folder.resolve("data")).share("dev.testudo.itests.api", "1.0.0"))) {
      Bundle bundle = platform.bundleContext().installBundle(jar.toUri().toString());
      bundle.start();
      Greeter greeter = Home.face(platform, Greeter.class);
      Load load = new Load(8, () -> assertEquals("hello you", greeter.greet("you")));
      try (load) {
        for (int i = 0; i < UPDATES; i++) {
          long calls = load.calls();
          Home.update(bundle, jar);
          Await.until(() -> load.calls() >= calls + 8);
        }
      }
      assertEquals(java.util.List.of(), load.failures());
      assertEquals(
          load.calls(),
          Home.face(platform, Metrics.class)
              .find("testudo_guard_call_seconds")
              .orElseThrow()
              .snapshot()
              .series()
              .stream()
              .filter(series -> "greeter".equals(series.labels().get("guard")))
              .mapToLong(series -> series.count())
              .sum());
    }
  }
}
