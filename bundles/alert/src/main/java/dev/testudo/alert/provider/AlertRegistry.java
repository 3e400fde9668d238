package dev.testudo.alert.provider;

import static java.lang.System.Logger.Level.WARNING;

import dev.testudo.TestudoException;
import dev.testudo.alert.Alert;
import dev.testudo.alert.AlertListener;
import dev.testudo.alert.AlertRule;
import dev.testudo.alert.AlertRuleSettings;
import dev.testudo.alert.AlertRuleSnapshot;
import dev.testudo.alert.AlertState;
import dev.testudo.alert.Delivery;
import dev.testudo.alert.Severity;
import dev.testudo.alert.Silence;
import dev.testudo.alert.state.ActiveAlert;
import dev.testudo.alert.state.BoardCell;
import dev.testudo.alert.state.ChannelCell;
import dev.testudo.alert.state.RuleCell;
import dev.testudo.alert.state.Waiting;
import dev.testudo.capability.CapabilityRegistry;
import dev.testudo.capability.Listeners;
import dev.testudo.capability.Pulse;
import dev.testudo.capability.state.InstanceCell;
import dev.testudo.metric.Meter;
import dev.testudo.metric.Metrics;
import dev.testudo.metric.Selection;
import dev.testudo.state.Clock;
import dev.testudo.state.Faces;
import dev.testudo.state.Room;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** The rules, with what they share. */
final class AlertRegistry
    extends CapabilityRegistry<AlertRule, AlertRuleSettings, AlertRuleSnapshot>
    implements Rule.Surroundings {
  /** The capability's word. */
  static final String WORD = "alert";

  /** The shape of its cells. */
  static final int SCHEMA = 1;

  private static final Logger LOG = System.getLogger(AlertRegistry.class.getName());
  private static final String RULE = "rule/";
  private static final String CHANNEL = "channel/";

  private final Listeners<AlertListener> listeners = new Listeners<>(WORD);
  private final Supplier<Optional<Metrics>> metrics;
  private final Memory remembered;
  private final Board board;
  private final Router router;
  private final AtomicBoolean dirty = new AtomicBoolean();
  private boolean saving = true; // by the evaluator's thread

  /**
   * @param metrics the metrics, if they are there
   */
  AlertRegistry(Room room, Faces faces, Clock clock, Supplier<Optional<Metrics>> metrics) {
    super(
        WORD,
        AlertRule.class,
        AlertRuleSettings.class,
        new AlertRuleSettings(),
        room,
        faces,
        clock);
    this.metrics = metrics;
    this.remembered = remembered();
    this.board = new Board(room.cell("board", BoardCell.class, this::boardCell), clock);
    this.router = new Router(this::queue);
    for (String key : room.keys()) {
      if (key.startsWith(CHANNEL)) {
        router.queue(key.substring(CHANNEL.length()));
      }
    }
    List.copyOf(remembered.waiting().keySet()).forEach(router::queue);
  }

  // ---- what was there before

  private Memory remembered() {
    try {
      Optional<byte[]> content = room().durable(WORD).read();
      return content.isEmpty() ? Memory.empty() : Memory.read(content.get(), clock().nanos());
    } catch (IOException | RuntimeException e) {
      LOG.log(WARNING, "the alerts of the time before cannot be read; starting without them", e);
      return Memory.empty();
    }
  }

  private BoardCell boardCell() {
    BoardCell cell = new BoardCell();
    remembered.silences().forEach(silence -> cell.silences.put(silence.id(), silence));
    return cell;
  }

  private RuleCell ruleCell(String name) {
    RuleCell cell = new RuleCell();
    List<ActiveAlert> before = remembered.alerts().remove(name);
    if (before != null) {
      before.forEach(one -> cell.alerts.put(one.alert.labels(), one));
    }
    return cell;
  }

  private ChannelCell channelCell(String name) {
    ChannelCell cell = new ChannelCell();
    List<Waiting> before = remembered.waiting().remove(name);
    if (before != null) {
      cell.queue.addAll(before);
    }
    return cell;
  }

  private ChannelQueue queue(String name) {
    ChannelCell cell = room().cell(CHANNEL + name, ChannelCell.class, () -> channelCell(name));
    return new ChannelQueue(
        name,
        cell,
        clock(),
        new ChannelQueue.Notices() {
          @Override
          public void note(String channel, String what, String text) {
            AlertRegistry.this.note(channel, what, text);
          }

          @Override
          public void changed() {
            dirty.set(true);
          }
        });
  }

  // ---- rules

  @Override
  protected AlertRule create(String name, AlertRuleSettings settings, InstanceCell cell) {
    RuleCell rule = room().cell(RULE + name, RuleCell.class, () -> ruleCell(name));
    return new Rule(name, settings, cell, rule, this, clock());
  }

  @Override
  protected void forget(String name) {
    room().drop(RULE + name);
  }

  @Override
  public Optional<Meter> meter(String name) {
    return metrics.get().flatMap(all -> all.find(name));
  }

  @Override
  public boolean silenced(Alert alert) {
    return board.silenced(alert);
  }

  @Override
  public void changed(Alert alert) {
    dirty.set(true);
    note(alert.rule(), alert.state().name(), alert.summary());
    if (alert.resolved()) {
      board.over(alert);
    }
    listeners.tell(listener -> listener.changed(alert));
  }

  @Override
  public void tell(Alert alert, List<String> channels) {
    router.tell(alert, channels);
  }

  /** Looks at all rules once a second, until it is closed. */
  Pulse evaluator() {
    return new Pulse("testudo-alert-evaluator-1", this::evaluate);
  }

  /** Looks at all rules once, and writes down what has changed. For the evaluator's thread. */
  void evaluate() {
    for (AlertRule rule : targets()) {
      try {
        rule.evaluate();
      } catch (RuntimeException | LinkageError e) {
        LOG.log(WARNING, () -> "alert " + rule.name() + " cannot be evaluated", e);
      }
    }
    save();
  }

  /** Writes down what has changed. What cannot be written is written the next time. */
  void save() {
    if (!dirty.compareAndSet(true, false)) {
      return;
    }
    try {
      room().durable(WORD).write(memory().write(clock().nanos()));
      saving = true;
    } catch (UncheckedIOException e) {
      dirty.set(true);
      if (saving) {
        saving = false;
        LOG.log(WARNING, "alerts are not on the disk, and would be lost with the process", e);
        note("all", "NOT_SAVED", String.valueOf(e.getMessage()));
      }
    }
  }

  private Memory memory() {
    Memory memory = Memory.empty();
    for (AlertRule rule : targets()) {
      RuleCell cell = ((Rule) rule).cell();
      cell.lock.lock();
      try {
        List<ActiveAlert> active = new ArrayList<>();
        cell.alerts.values().stream().filter(one -> !one.alert.resolved()).forEach(active::add);
        memory.alerts().put(rule.name(), active);
      } finally {
        cell.lock.unlock();
      }
    }
    memory.silences().addAll(board.silences());
    for (String key : room().keys()) {
      if (key.startsWith(CHANNEL)) {
        room()
            .find(key, ChannelCell.class)
            .ifPresent(
                cell -> {
                  synchronized (cell) {
                    memory
                        .waiting()
                        .put(key.substring(CHANNEL.length()), new ArrayList<>(cell.queue));
                  }
                });
      }
    }
    return memory;
  }

  // ---- what clients see

  Listeners<AlertListener> listeners() {
    return listeners;
  }

  Router router() {
    return router;
  }

  Board board() {
    return board;
  }

  List<Alert> active() {
    List<Alert> active = new ArrayList<>();
    targets()
        .forEach(
            rule -> rule.alerts().stream().filter(alert -> !alert.resolved()).forEach(active::add));
    active.sort(
        Comparator.comparing((Alert alert) -> alert.state() == AlertState.FIRING ? 0 : 1)
            .thenComparing(Alert::severity, Comparator.reverseOrder())
            .thenComparing(Alert::activeAt));
    return active;
  }

  CompletionStage<Delivery> test(String channel) {
    Instant now = clock().wall();
    Alert alert =
        new Alert(
            "test-" + Long.toString(clock().nanos(), 36),
            "test",
            AlertState.FIRING,
            Severity.INFO,
            Map.of("channel", channel),
            0,
            "This is a test of the alert channel " + channel + "; nothing is wrong.",
            now,
            Optional.of(now),
            Optional.empty(),
            false);
    return router
        .find(channel)
        .orElseThrow(
            () ->
                new TestudoException(
                    "no alert channel "
                        + channel
                        + "; there are "
                        + router.snapshots().stream().map(one -> one.name()).toList()))
        .test(alert);
  }

  Silence silence(Selection alerts, Duration time, String comment) {
    Silence silence = board.silence(alerts, time, comment);
    dirty.set(true);
    note("all", "SILENCED", silence.id() + ": " + alerts + " until " + silence.until());
    return silence;
  }

  boolean unsilence(String id) {
    boolean there = board.unsilence(id);
    if (there) {
      dirty.set(true);
      note("all", "UNSILENCED", id);
    }
    return there;
  }

  AlertsView view(String client) {
    return new AlertsView(this, client);
  }

  @Override
  public void close() {
    router.close();
    save();
    super.close();
  }
}
