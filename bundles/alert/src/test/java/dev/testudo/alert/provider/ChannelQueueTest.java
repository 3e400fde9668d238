package dev.testudo.alert.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.TestudoException;
import dev.testudo.alert.Alert;
import dev.testudo.alert.AlertChannel;
import dev.testudo.alert.AlertState;
import dev.testudo.alert.ChannelSnapshot;
import dev.testudo.alert.Delivery;
import dev.testudo.alert.Severity;
import dev.testudo.testkit.Await;
import dev.testudo.testkit.FakeClock;
import dev.testudo.testkit.FakeFaces;
import dev.testudo.testkit.FakeRoom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Channels that behave, and those that do not. */
class ChannelQueueTest {
  private final FakeClock clock = new FakeClock();
  private final AlertRegistry registry =
      new AlertRegistry(new FakeRoom(), new FakeFaces(), clock, Optional::empty);
  private final List<String> delivered = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void close() {
    registry.close();
  }

  private Alert alert(String id) {
    return new Alert(
        id,
        "slow",
        AlertState.FIRING,
        Severity.WARNING,
        Map.of(),
        2,
        "slow",
        clock.wall(),
        Optional.of(clock.wall()),
        Optional.empty(),
        false);
  }

  private void tell(String... ids) {
    for (String id : ids) {
      registry.router().tell(alert(id), List.of("mail"));
    }
  }

  private Delivery take(Alert alert) {
    delivered.add(alert.id());
    return Delivery.delivered();
  }

  private ChannelSnapshot mail() {
    return registry.router().snapshots().stream()
        .filter(one -> one.name().equals("mail"))
        .findAny()
        .orElseThrow();
  }

  private void awaitDelivered(String... ids) {
    Await.until(() -> delivered.size() >= ids.length && mail().queued() == 0, delivered::toString);
    assertEquals(List.of(ids), delivered);
  }

  @Test
  void deliversInOrderAndWaitsForAChannelThatIsNotThereYet() {
    tell("a", "b");
    assertEquals("ABSENT", mail().state());
    registry.router().add("mail", this::take);
    tell("c");
    awaitDelivered("a", "b", "c");
    Await.until(() -> mail().delivered() == 3);
    assertEquals("UP", mail().state());
  }

  @Test
  @DisplayName("O58: a receiver says when to come again, and that it never will take it")
  void comesAgainWhenTheReceiverSaysSoAndGivesUpWhatItNeverTakes() {
    registry
        .router()
        .add(
            "mail",
            alert -> {
              if (alert.id().equals("bad")) {
                return Delivery.failed("no such address");
              }
              delivered.add(alert.id());
              return delivered.size() == 1
                  ? Delivery.retryAfter(Duration.ofMinutes(2), "429 too many")
                  : Delivery.delivered();
            });
    tell("bad", "a");
    Await.until(() -> mail().problem().equals("429 too many"));
    assertEquals(1, mail().failed());
    assertEquals("RETRYING", mail().state());
    clock.advance(Duration.ofSeconds(119));
    tell("b");
    assertEquals(2, mail().queued());
    clock.advance(Duration.ofSeconds(1));
    awaitDelivered("a", "a", "b");
  }

  @Test
  void whatItThrowsBeItAnErrorIsTriedAgainLater() {
    registry
        .router()
        .add(
            "mail",
            alert -> {
              delivered.add(alert.id());
              if (delivered.size() == 1) {
                throw new NoClassDefFoundError("javax/mail/Session");
              }
              return Delivery.delivered();
            });
    tell("a");
    Await.until(() -> mail().problem().contains("javax/mail/Session"));
    clock.advance(Duration.ofSeconds(1));
    awaitDelivered("a", "a");
  }

  @Test
  void oneThatHangsHurtsOnlyItself() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch forever = new CountDownLatch(1);
    List<String> others = Collections.synchronizedList(new ArrayList<>());
    AlertChannel hanging =
        alert -> {
          inside.countDown();
          boolean over = false;
          while (!over) {
            try {
              over = forever.await(1, TimeUnit.DAYS);
            } catch (InterruptedException e) {
              // not even that
            }
          }
          return Delivery.delivered();
        };
    try {
      registry.router().add("mail", hanging);
      registry
          .router()
          .add(
              "chat",
              alert -> {
                others.add(alert.id());
                return Delivery.delivered();
              });
      registry.router().tell(alert("a"), List.of());
      assertTrue(inside.await(20, TimeUnit.SECONDS));
      registry.router().tell(alert("b"), List.of());
      Await.until(() -> others.size() == 2, others::toString);
      clock.advance(ChannelQueue.PATIENCE.plusSeconds(1));
      assertEquals("HANGS", mail().state());
      assertEquals(2, mail().queued());
      registry.router().remove("mail", hanging); // its bundle is updated
      registry.router().add("mail", this::take);
      awaitDelivered("a", "b");
    } finally {
      forever.countDown();
    }
  }

  @Test
  void aFullQueueDropsWhatComesAndCountsIt() {
    for (int i = 0; i < ChannelQueue.MOST + 5; i++) {
      tell("a" + i);
    }
    assertEquals(ChannelQueue.MOST, mail().queued());
    assertEquals(5, mail().dropped());
    assertEquals(
        1, registry.recent().stream().filter(event -> event.type().equals("FULL")).count());
  }

  @Test
  void whatCannotBeDeliveredForADayIsGivenUp() {
    registry.router().add("mail", alert -> Delivery.retryAfter(Duration.ZERO, "down"));
    tell("a");
    Await.until(() -> mail().problem().equals("down"));
    clock.advance(ChannelQueue.LIFE.plusSeconds(1));
    Await.until(() -> mail().failed() == 1);
    assertEquals(0, mail().queued());
  }

  @Test
  void aTestSaysWhatBecameOfIt() throws Exception {
    registry.router().add("mail", alert -> Delivery.retryAfter(Duration.ofHours(1), "down"));
    assertEquals(
        "down", registry.test("mail").toCompletableFuture().get(20, TimeUnit.SECONDS).reason());
    assertEquals(0, mail().queued());
    TestudoException refused = assertThrows(TestudoException.class, () -> registry.test("pager"));
    assertTrue(refused.getMessage().contains("[mail]"), refused.getMessage());
  }
}
