package dev.testudo.testkit;

import dev.testudo.alert.Alert;
import dev.testudo.alert.AlertChannel;
import dev.testudo.alert.AlertState;
import dev.testudo.alert.ChannelName;
import dev.testudo.alert.Delivery;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A channel that keeps the alerts that it was given. Safe for use by many threads. */
@ChannelName("recorded")
public final class RecordedAlerts implements AlertChannel {
  private final List<Alert> delivered = new CopyOnWriteArrayList<>();

  @Override
  public Delivery deliver(Alert alert) {
    delivered.add(alert);
    return Delivery.delivered();
  }

  /** All of them, in the order of their delivery. */
  public List<Alert> delivered() {
    return List.copyOf(delivered);
  }

  /** Waits for an alert of a rule in a state; the test fails after 30 seconds. */
  public Alert await(String rule, AlertState state) {
    Await.until(
        () -> find(rule, state).isPresent(),
        () -> "no alert of " + rule + " was delivered as " + state + ", but " + delivered);
    return find(rule, state).orElseThrow();
  }

  private Optional<Alert> find(String rule, AlertState state) {
    return delivered.stream()
        .filter(one -> one.rule().equals(rule) && one.state() == state)
        .findFirst();
  }
}
