package dev.testudo.itests.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.ops4j.pax.exam.CoreOptions.options;

import dev.testudo.bulkhead.Bulkhead;
import dev.testudo.bulkhead.BulkheadFullException;
import dev.testudo.bulkhead.Bulkheads;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;

/** Bulkheads with nothing else in the framework. */
class BulkheadIT extends FrameworkCase {
  private static final String PID = "dev.testudo.bulkhead~orders";

  private Bulkhead bulkhead;

  @Configuration
  static Option[] installed() {
    return options(Provision.ground(), Provision.capabilities("bulkhead"));
  }

  @BeforeEach
  void configure() {
    inside.configure(PID, "maxConcurrent", "1");
    bulkhead = inside.service(Bulkheads.class).named("orders");
    bulkhead.reset();
  }

  @Test
  void turnsAwayWhenItIsFull() {
    CompletableFuture<String> open = new CompletableFuture<>();
    bulkhead.stage(() -> open);
    assertThrows(BulkheadFullException.class, () -> bulkhead.call(() -> "never"));
    open.complete("done");
    assertEquals("done", bulkhead.call(() -> "done"));
  }

  @Test
  void aCallUnderWayDuringAnUpdateGivesItsPlaceToWhoWaits() throws Exception {
    inside.configure(PID, "maxConcurrent", "1", "maxWait", "1m");
    CompletableFuture<String> open = new CompletableFuture<>();
    bulkhead.stage(() -> open);
    inside.update(inside.bundle("dev.testudo.bulkhead.provider"));
    assertEquals(1, bulkhead.snapshot().active());
    CompletableFuture<String> waiting =
        bulkhead.stage(() -> CompletableFuture.completedFuture("done")).toCompletableFuture();
    assertEquals(1, bulkhead.snapshot().waiting());
    open.complete("first");
    assertEquals("done", waiting.get(10, TimeUnit.SECONDS));
    assertEquals(0, bulkhead.snapshot().active());
    assertEquals(0, bulkhead.snapshot().late());
  }
}
