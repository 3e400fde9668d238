package dev.testudo.itests.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.ops4j.pax.exam.CoreOptions.options;

import dev.testudo.breaker.CircuitBreakers;
import dev.testudo.guard.GuardedService;
import dev.testudo.guard.GuardedService.Health;
import dev.testudo.guard.ServiceDirectory;
import dev.testudo.guard.ServiceDirectoryListener;
import dev.testudo.itests.api.Greeter;
import dev.testudo.itests.fixture.AnnotatedGreeter;
import dev.testudo.testkit.Await;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;

/** The directory of guarded services, without metrics. */
class DirectoryIT extends GreeterCase {

  @Configuration
  static Option[] breaker() {
    return options(Provision.capabilities("breaker"));
  }

  @Test
  void findsByNameTagAndHealthAndTellsWhatChanges() {
    List<String> told = Collections.synchronizedList(new ArrayList<>());
    inside.register(ServiceDirectoryListener.class, teller(told));
    ServiceDirectory directory = inside.service(ServiceDirectory.class);
    assertEquals(List.of(), directory.services());
    Bundle provider = inside.install(components("1.0.0", AnnotatedGreeter.class));
    inside.service(Greeter.class).greet("you");
    awaits(told, "appeared annotated 1.0.0 UP");
    GuardedService greeter = directory.named("annotated").get(0);
    assertEquals("provider", greeter.provider());
    assertEquals("1.0.0", greeter.version());
    assertEquals(List.of("north", "polite"), greeter.tags());
    assertEquals(List.of(greeter), directory.tagged("north"));
    assertEquals(List.of(), directory.tagged("south"));
    assertEquals(List.of(greeter), directory.in(Health.UP));
    inside.configure("dev.testudo.guard~annotated", "policies", "breaker=greeting");
    inside.service(CircuitBreakers.class).named("greeting").open();
    awaits(told, "changed annotated 1.0.0 DEGRADED");
    assertEquals("breaker greeting is open", directory.in(Health.DEGRADED).get(0).because());
    inside.service(CircuitBreakers.class).named("greeting").close();
    awaits(told, "changed annotated 1.0.0 UP");
    inside.update(provider, components("1.1.0", AnnotatedGreeter.class));
    awaits(told, "changed annotated 1.1.0 UP");
    inside.stop(provider);
    Await.until(() -> !directory.in(Health.HELD).isEmpty(), () -> "" + directory.services());
    awaits(told, "gone annotated");
    assertEquals(List.of(), directory.services());
  }

  @Test
  void whoComesLaterIsToldWhatIsThereAndTheHandleOutlivesAnUpdate() {
    ServiceDirectory held = inside.service(ServiceDirectory.class);
    inside.install(components("1.0.0", AnnotatedGreeter.class));
    List<String> first = Collections.synchronizedList(new ArrayList<>());
    inside.register(ServiceDirectoryListener.class, teller(first));
    awaits(first, "appeared annotated 1.0.0 UP");
    List<String> later = Collections.synchronizedList(new ArrayList<>());
    inside.register(ServiceDirectoryListener.class, teller(later));
    awaits(later, "appeared annotated 1.0.0 UP");
    assertEquals(1, first.size(), first::toString);
    inside.update(inside.bundle("dev.testudo.guard.provider"));
    assertEquals(1, held.named("annotated").size());
  }

  private static ServiceDirectoryListener teller(List<String> told) {
    return new ServiceDirectoryListener() {
      @Override
      public void appeared(GuardedService service) {
        told.add("appeared " + words(service));
      }

      @Override
      public void changed(GuardedService before, GuardedService now) {
        told.add("changed " + words(now));
      }

      @Override
      public void gone(GuardedService last) {
        told.add("gone " + words(last));
      }
    };
  }

  private static String words(GuardedService service) {
    return service.guard() + " " + service.version() + " " + service.health();
  }

  private static void awaits(List<String> told, String what) {
    Await.until(
        () -> List.copyOf(told).stream().anyMatch(one -> one.startsWith(what)),
        () -> "not told: " + what + "; told: " + told);
  }
}
