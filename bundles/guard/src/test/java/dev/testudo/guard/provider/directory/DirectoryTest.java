package dev.testudo.guard.provider.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.testudo.guard.GuardSnapshot;
import dev.testudo.guard.GuardedService;
import dev.testudo.guard.GuardedService.Health;
import dev.testudo.guard.ServiceDirectoryListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DirectoryTest {
  private final List<String> told = new ArrayList<>();
  private final Directory directory = new Directory();

  private void look(GuardedService... now) {
    ServiceDirectoryListener listener =
        new ServiceDirectoryListener() {
          @Override
          public void appeared(GuardedService service) {
            told.add("+" + service.identity());
          }

          @Override
          public void changed(GuardedService before, GuardedService after) {
            told.add(after.identity() + " " + before.health() + " > " + after.health());
          }

          @Override
          public void gone(GuardedService last) {
            told.add("-" + last.identity());
          }
        };
    directory.look(List.of(now)).forEach(news -> news.accept(listener));
  }

  @Test
  void tellsWhatComesChangesAndGoesAndNothingElse() {
    look(service("a", Health.UP, 0));
    look(service("a", Health.UP, 7), service("b", Health.UP, 0));
    look(service("a", Health.DEGRADED, 7), service("b", Health.UP, 0));
    look(service("b", Health.UP, 3));
    assertEquals(List.of("+a", "+b", "a UP > DEGRADED", "-a"), told);
  }

  @Test
  void aServiceIsAsItsFaceAndTheInstancesOfItsGuardAre() {
    GuardSnapshot guard = guard(List.of("metric", "retry", "breaker=db"), List.of());
    assertEquals(
        new Condition(Health.UP, ""), Condition.of("UP", Optional.of(guard), (k, i) -> "CLOSED"));
    assertEquals(
        new Condition(Health.DEGRADED, "breaker db is open"),
        Condition.of(
            "UP, 2 failed gets",
            Optional.of(guard),
            (kind, instance) -> kind.equals("breaker") && instance.equals("db") ? "OPEN" : ""));
    assertEquals(
        new Condition(Health.DEGRADED, "breaker shop is open"),
        Condition.of(
            "UP",
            Optional.of(guard(List.of("breaker"), List.of())),
            (kind, instance) -> instance.equals("shop") ? "OPEN" : ""));
    assertEquals(
        new Condition(Health.DEGRADED, "no bundle provides bulkhead"),
        Condition.of(
            "UP", Optional.of(guard(List.of(), List.of("bulkhead"))), (kind, instance) -> ""));
  }

  @Test
  void aServiceThatIsAwayOrHasNoFaceIsSaid() {
    assertEquals(Health.HELD, Condition.of("HELD", Optional.empty(), (k, i) -> "").health());
    assertEquals(
        new Condition(Health.UNGUARDED, "it is a class"),
        Condition.of("it is a class", Optional.empty(), (k, i) -> ""));
  }

  private static GuardSnapshot guard(List<String> policies, List<String> missing) {
    return new GuardSnapshot("shop", "", policies, List.of(), 0, missing);
  }

  private static GuardedService service(String identity, Health health, int inFlight) {
    return new GuardedService(
        identity,
        "guard",
        List.of("com.acme.Shop"),
        List.of(),
        "acme",
        "1.0.0",
        health,
        "",
        inFlight);
  }
}
