package dev.testudo.alert.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.alert.Alert;
import dev.testudo.alert.AlertRule;
import dev.testudo.alert.AlertState;
import dev.testudo.alert.ChannelSnapshot;
import dev.testudo.alert.Delivery;
import dev.testudo.alert.Severity;
import dev.testudo.metric.Selection;
import dev.testudo.testkit.Await;
import dev.testudo.testkit.FakeClock;
import dev.testudo.testkit.FakeFaces;
import dev.testudo.testkit.FakeRoom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules, from what their meter says to what people are told. */
class RuleTest {
  private final FakeClock clock = new FakeClock();
  private final FakeRoom room = new FakeRoom();
  private final FakeMeter meter = new FakeMeter();
  private AlertRegistry registry = registry(room);
  private final List<Alert> told = Collections.synchronizedList(new ArrayList<>());

  private AlertRegistry registry(FakeRoom where) {
    AlertRegistry made =
        new AlertRegistry(where, new FakeFaces(), clock, () -> Optional.of(FakeMeter.in(meter)));
    made.adopt();
    return made;
  }

  @AfterEach
  void close() {
    registry.close();
  }

  private AlertRule rule(String pendingFor, String... more) {
    return registry.named("slow", Rules.of("shop_seconds", 1, pendingFor, more), "client");
  }

  private List<AlertState> states(AlertRule rule) {
    return rule.evaluate().stream().map(Alert::state).toList();
  }

  private List<AlertState> after(Duration time, AlertRule rule) {
    clock.advance(time);
    return states(rule);
  }

  private void listen() {
    registry
        .router()
        .add(
            "mail",
            alert -> {
              told.add(alert);
              return Delivery.delivered();
            });
  }

  private void awaitTold(AlertState... states) {
    Await.until(
        () -> told.size() >= states.length && queued() == 0, () -> told + " of " + states.length);
    assertEquals(List.of(states), told.stream().map(Alert::state).toList());
  }

  private int queued() {
    return registry.router().snapshots().stream().mapToInt(ChannelSnapshot::queued).sum();
  }

  @Test
  @DisplayName("O41: for: 0 fires at once")
  void withoutForItFiresAtOnce() {
    AlertRule rule = rule("0s");
    meter.says(2);
    assertEquals(List.of(AlertState.FIRING), states(rule));
    assertEquals(1, rule.snapshot().fired());
  }

  @Test
  @DisplayName(
      "O41: a for between two evaluations fires at the next, and the boundary is inclusive")
  void firesAtTheFirstEvaluationAtWhichItHasHeldForLongEnough() {
    AlertRule rule = rule("30s");
    meter.says(2);
    assertEquals(List.of(AlertState.PENDING), states(rule));
    assertEquals(List.of(AlertState.PENDING), after(Duration.ofMillis(29_999), rule));
    assertEquals(List.of(AlertState.FIRING), after(Duration.ofMillis(1), rule));
  }

  @Test
  @DisplayName("O42: pending, then inactive, begins anew")
  void aPendingAlertThatNoLongerHoldsBeginsAnew() {
    AlertRule rule = rule("30s");
    meter.says(2);
    states(rule);
    meter.says(1);
    assertEquals(List.of(), after(Duration.ofSeconds(20), rule));
    meter.says(2);
    states(rule);
    assertEquals(List.of(AlertState.PENDING), after(Duration.ofSeconds(20), rule));
    assertEquals(0, rule.snapshot().fired());
  }

  @Test
  @DisplayName("O42: one that comes back after it was resolved is another alert")
  void anAlertThatComesBackIsAnother() {
    AlertRule rule = rule("0s");
    meter.says(2);
    Alert first = rule.evaluate().get(0);
    meter.says(0);
    assertEquals(List.of(AlertState.RESOLVED), after(Duration.ofSeconds(5), rule));
    meter.says(2);
    clock.advance(Duration.ofSeconds(5));
    Alert second = rule.evaluate().get(0);
    assertEquals(AlertState.FIRING, second.state());
    assertNotEquals(first.id(), second.id());
    assertEquals(first.activeAt().plusSeconds(10), second.activeAt());
  }

  @Test
  void peopleAreToldOfFiringAndResolvingAndNothingElse() {
    listen();
    AlertRule rule = rule("10s");
    meter.says(2);
    states(rule);
    after(Duration.ofSeconds(10), rule);
    after(Duration.ofSeconds(10), rule);
    meter.says(0);
    after(Duration.ofSeconds(10), rule);
    after(Duration.ofSeconds(10), rule);
    awaitTold(AlertState.FIRING, AlertState.RESOLVED);
    assertEquals(told.get(0).id(), told.get(1).id());
    assertEquals(2, told.get(0).value());
    assertEquals("p99 of shop_seconds is 2, which is above 1", told.get(0).summary());
    assertEquals(1, registry.board().history().size());
  }

  @Test
  void oneThatGoesOnIsToldAgainAfterAWhile() {
    listen();
    AlertRule rule = rule("0s", "repeatAfter", "1h");
    meter.says(2);
    states(rule);
    after(Duration.ofMinutes(59), rule);
    awaitTold(AlertState.FIRING);
    after(Duration.ofMinutes(1), rule);
    awaitTold(AlertState.FIRING, AlertState.FIRING);
  }

  @Test
  void eachCombinationOfLabelsIsAnAlertOfItsOwn() {
    AlertRule rule = rule("0s", "by", "shop", "summary", "{shop} took {value} ({rule}, {nothing})");
    meter.says(List.of(FakeMeter.of("a", 2), FakeMeter.of("b", 0.5), FakeMeter.of("{value}", 3)));
    assertEquals(
        Set.of("a took 2 (slow, {nothing})", "{value} took 3 (slow, {nothing})"),
        rule.evaluate().stream().map(Alert::summary).collect(Collectors.toSet()));
  }

  @Test
  @DisplayName("O46: a rule with too many alerts keeps those it has, and says so")
  void tooManyAlertsWipeNone() {
    AlertRule rule = rule("0s", "by", "shop");
    meter.says(List.of(FakeMeter.of("first", 2)));
    states(rule);
    meter.says(
        IntStream.range(0, Rule.MAX_ALERTS + 10)
            .mapToObj(i -> FakeMeter.of(i == 0 ? "first" : "shop" + i, 2))
            .toList());
    assertEquals(Rule.MAX_ALERTS, rule.evaluate().size());
    assertTrue(rule.snapshot().problem().startsWith("1010 combinations"));
    assertTrue(rule.alerts().stream().noneMatch(Alert::resolved));
  }

  @Test
  @DisplayName("O48: an alert whose metric says nothing does not resolve by that, but in the end")
  void absenceResolvesLate() {
    listen();
    AlertRule rule = rule("0s", "absentFor", "5m");
    meter.says(2);
    states(rule);
    meter.says(List.of());
    assertEquals(List.of(AlertState.FIRING), after(Duration.ofMinutes(4), rule));
    assertEquals(List.of(AlertState.RESOLVED), after(Duration.ofMinutes(1), rule));
    awaitTold(AlertState.FIRING, AlertState.RESOLVED);
  }

  @Test
  void aRuleThatCannotBeEvaluatedSaysWhy() {
    AlertRule rule = registry.named("slow", Rules.of("none", 1, "0s"), "client");
    assertEquals(List.of(), rule.evaluate());
    assertEquals("there is no meter none", rule.snapshot().problem());
  }

  @Test
  void whatIsSilencedIsToldWhenTheSilenceIsOver() {
    listen();
    AlertRule rule = rule("0s");
    registry.silence(Selection.of("rule=slow"), Duration.ofMinutes(10), "known");
    meter.says(2);
    states(rule);
    assertTrue(rule.alerts().get(0).silenced());
    after(Duration.ofMinutes(9), rule);
    assertEquals(0, queued());
    after(Duration.ofMinutes(1), rule);
    awaitTold(AlertState.FIRING);
  }

  @Test
  void ofOneThatCameAndWentInSilenceNobodyIsTold() {
    listen();
    AlertRule rule = rule("0s");
    String id =
        registry.silence(Selection.of("severity=warning"), Duration.ofMinutes(10), "known").id();
    meter.says(2);
    states(rule);
    meter.says(0);
    after(Duration.ofMinutes(1), rule);
    assertTrue(registry.unsilence(id));
    meter.says(2);
    after(Duration.ofMinutes(1), rule);
    awaitTold(AlertState.FIRING);
  }

  @Test
  void statesLiveThroughARestart() {
    AlertRule rule = rule("30s", "by", "shop", "severity", "critical");
    meter.says(List.of(FakeMeter.of("a", 2)));
    states(rule);
    clock.advance(Duration.ofSeconds(15));
    meter.says(List.of(FakeMeter.of("a", 2), FakeMeter.of("b", 2)));
    states(rule);
    clock.advance(Duration.ofSeconds(15));
    List<Alert> before = rule.evaluate();
    registry.silence(Selection.of("shop=c"), Duration.ofHours(1), "known");
    registry.close();

    FakeRoom fresh = new FakeRoom();
    fresh.durable(AlertRegistry.WORD).write(room.durable(AlertRegistry.WORD).read().orElseThrow());
    clock.advance(Duration.ofDays(1)); // the process was away
    registry = registry(fresh);
    rule = rule("30s", "by", "shop", "severity", "critical");
    assertEquals(before, rule.alerts());
    assertEquals(Severity.CRITICAL, rule.alerts().get(0).severity());
    assertEquals(List.of(AlertState.FIRING, AlertState.PENDING), states(rule));
    assertEquals(
        List.of(AlertState.FIRING, AlertState.FIRING), after(Duration.ofSeconds(15), rule));
  }

  @Test
  void whatWaitsForAChannelWaitsOverARestart() {
    AlertRule rule = rule("0s", "channels", "mail");
    meter.says(2);
    states(rule);
    registry.close();
    FakeRoom fresh = new FakeRoom();
    fresh.durable(AlertRegistry.WORD).write(room.durable(AlertRegistry.WORD).read().orElseThrow());
    registry = registry(fresh);
    assertEquals(1, queued());
    listen();
    awaitTold(AlertState.FIRING);
  }

  @Test
  void aDamagedMemoryIsNoFailedStart() {
    FakeRoom damaged = new FakeRoom();
    damaged.durable(AlertRegistry.WORD).write(new byte[] {0, 0, 0, 99});
    registry.close();
    registry = registry(damaged);
    assertEquals(List.of(), registry.active());
  }
}
