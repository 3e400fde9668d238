package dev.testudo.itests.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.ops4j.pax.exam.CoreOptions.options;

import dev.testudo.cache.CacheSnapshot;
import dev.testudo.cache.Caches;
import dev.testudo.itests.api.Greeter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;

/** The results of a service that knows nothing of caches, kept by configuration. */
@InFramework(fresh = true)
class CachedServiceIT extends FrameworkCase {

  @Configuration
  static Option[] installed() {
    return options(Provision.ground(), Provision.capabilities("guard", "weaver", "cache"));
  }

  @Test
  void resultsAreKeptByOperationAndArguments() {
    configure();
    inside.install(GreeterCase.shared("1.0.0"));
    Greeter greeter = inside.service(Greeter.class);
    for (int i = 0; i < 3; i++) {
      assertEquals("hello you", greeter.greet("you"));
      assertEquals("hello me", greeter.greet("me"));
    }
    assertEquals(2, results().misses());
    assertEquals(4, results().hits());
    assertEquals(2, results().size());
  }

  @Test
  @DisplayName("R77, R95 they outlive updates of guard and cache, and no two methods share one")
  void resultsOutliveUpdates() {
    configure();
    inside.install(GreeterCase.shared("1.0.0"));
    Greeter greeter = inside.service(Greeter.class);
    greeter.greet("you");
    assertNotEquals("hello you", String.valueOf(greeter.origin()));
    for (String word : new String[] {"guard", "cache", "weaver", "cache"}) {
      inside.update(inside.bundle("dev.testudo." + word + ".provider"));
      assertEquals("hello you", greeter.greet("you"));
    }
    assertEquals(4, results().hits());
    assertEquals(2, results().misses());
  }

  @Test
  void anUpdatedServiceAnswersWithWhatIsKept() {
    configure();
    Bundle bundle = inside.install(GreeterCase.shared("1.0.0"));
    Greeter greeter = inside.service(Greeter.class);
    greeter.greet("you");
    inside.update(bundle, GreeterCase.shared("2.0.0"));
    assertEquals("hello you", greeter.greet("you"));
    assertEquals(1, results().hits());
  }

  private void configure() {
    inside.configure(GreeterCase.PID, "services", GreeterCase.ALL, "policies", "cache=greetings");
    inside.configure("dev.testudo.cache~greetings", "timeToLive", "1h");
  }

  private CacheSnapshot results() {
    return inside.service(Caches.class).find("greetings").orElseThrow().snapshot();
  }
}
