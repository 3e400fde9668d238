package dev.testudo.shell.provider.capability;

import dev.testudo.alert.Alert;
import dev.testudo.alert.AlertRule;
import dev.testudo.alert.AlertRuleSnapshot;
import dev.testudo.alert.AlertState;
import dev.testudo.alert.Alerts;
import dev.testudo.alert.ChannelSnapshot;
import dev.testudo.alert.Delivery;
import dev.testudo.alert.Severity;
import dev.testudo.alert.Silence;
import dev.testudo.capability.Values;
import dev.testudo.metric.Selection;
import dev.testudo.shell.provider.command.Answer;
import dev.testudo.shell.provider.command.Arguments;
import dev.testudo.shell.provider.command.Choice;
import dev.testudo.shell.provider.command.CommandException;
import dev.testudo.shell.provider.command.Completes;
import dev.testudo.shell.provider.command.Near;
import dev.testudo.shell.provider.command.Options;
import dev.testudo.shell.provider.conf.Conf;
import dev.testudo.shell.provider.render.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.felix.service.command.Descriptor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Alerts, in place of what the generic commands list and show: their rules. */
@Component(
    service = AlertCommands.class,
    property = {
      "osgi.command.scope=alert",
      "osgi.command.function=list",
      "osgi.command.function=show",
      "osgi.command.function=rules",
      "osgi.command.function=channels",
      "osgi.command.function=test",
      "osgi.command.function=silence",
      "osgi.command.function=silences",
      "osgi.command.function=unsilence",
      "osgi.command.function=history",
      "service.ranking:Integer=10"
    })
public final class AlertCommands implements Completes {
  private static final String SILENCE = "alert:silence LABEL=VALUE… [--for TIME] [--because TEXT]";
  private static final int PATIENCE = 60;

  private final Alerts alerts;
  private final CapabilityCommands generic;

  @Activate
  public AlertCommands(@Reference Alerts alerts, @Reference Conf conf) {
    this.alerts = alerts;
    this.generic =
        new CapabilityCommands(Capability.of("alert", "dev.testudo.alert", alerts), conf, List::of);
  }

  /** An alert in one line. */
  record Line(
      AlertState state,
      Severity severity,
      String rule,
      Map<String, String> labels,
      String summary,
      Instant since,
      boolean silenced) {
    static Line of(Alert alert) {
      return new Line(
          alert.state(),
          alert.severity(),
          alert.rule(),
          alert.labels(),
          alert.summary(),
          alert.resolvedAt().or(alert::firedAt).orElse(alert.activeAt()),
          alert.silenced());
    }
  }

  record Shown(
      AlertRuleSnapshot rule, Rows<Line> alerts, Rows<CapabilityCommands.Setting> settings) {}

  @Descriptor("Lists the alerts that fire or are pending, the worst first. Example: alert:list")
  public Rows<?> list(@Descriptor("[PART]: only of rules that contain it") String[] words) {
    List<String> part = new Arguments("alert:list [PART]", words).between(0, 1);
    return Answer.to(() -> lines(alerts.active(), part));
  }

  private static Rows<Line> lines(List<Alert> alerts, List<String> part) {
    return Rows.of(
        Line.class,
        alerts.stream()
            .filter(alert -> part.isEmpty() || alert.rule().contains(part.get(0)))
            .map(Line::of)
            .toList());
  }

  @Descriptor("Shows one rule: its alerts, and its settings. Example: alert:show slow")
  public Object show(@Descriptor("RULE") String[] words) {
    String name = new Arguments("alert:show RULE", words).between(1, 1).get(0);
    CapabilityCommands.Shown shown = (CapabilityCommands.Shown) generic.show(words);
    return Answer.to(
        () ->
            new Shown(
                (AlertRuleSnapshot) shown.state(),
                lines(alerts.find(name).map(AlertRule::alerts).orElse(List.of()), List.of()),
                shown.settings()));
  }

  @Descriptor("Lists the rules. Example: alert:rules")
  public Rows<?> rules(@Descriptor("[PART]: only names that contain it") String[] words) {
    return generic.list(words);
  }

  @Descriptor("Lists the channels that deliver alerts. Example: alert:channels")
  public Rows<?> channels(@Descriptor("") String[] words) {
    new Arguments("alert:channels", words).between(0, 0);
    return Answer.to(() -> Rows.of(ChannelSnapshot.class, alerts.channels()));
  }

  @Descriptor("Sends a test alert through a channel, and waits for it. Example: alert:test log")
  public Delivery test(@Descriptor("CHANNEL") String[] words) throws InterruptedException {
    String channel = new Arguments("alert:test CHANNEL", words).between(1, 1).get(0);
    try {
      Delivery outcome =
          Answer.to(() -> alerts.test(channel))
              .toCompletableFuture()
              .get(PATIENCE, TimeUnit.SECONDS);
      if (outcome.result() != Delivery.Result.DELIVERED) {
        throw new CommandException(channel + " did not deliver: " + outcome.reason());
      }
      return outcome;
    } catch (ExecutionException e) {
      throw new CommandException(channel + " did not deliver: " + e.getCause(), e);
    } catch (TimeoutException e) {
      throw new CommandException(
          channel + " has not delivered within " + PATIENCE + " s; see alert:channels", e);
    }
  }

  @Descriptor(
      "Keeps alerts from being delivered for an hour or another time, by rule, severity or label."
          + " Example: alert:silence rule=slow --for 30m --because 'known, being mended'")
  public Silence silence(@Descriptor("LABEL=VALUE… [--for TIME] [--because TEXT]") String[] line) {
    Options options = new Options(SILENCE, line);
    List<String> terms = new Arguments(SILENCE, options.words()).between(1, Integer.MAX_VALUE);
    return Answer.to(
        () ->
            alerts.silence(
                Selection.of(terms),
                (Duration) Values.read("--for", options.get("for", "1h"), Duration.class),
                options.get("because", "")));
  }

  @Descriptor("Lists the silences in force. Example: alert:silences")
  public Rows<?> silences(@Descriptor("") String[] words) {
    new Arguments("alert:silences", words).between(0, 0);
    return Answer.to(() -> Rows.of(Silence.class, alerts.silences()));
  }

  @Descriptor("Ends a silence. Example: alert:unsilence s1")
  public Rows<?> unsilence(@Descriptor("ID") String[] words) {
    String id = new Arguments("alert:unsilence ID", words).between(1, 1).get(0);
    return Answer.to(
        () -> {
          if (!alerts.unsilence(id)) {
            throw new CommandException("no silence " + id + Near.hint(id, silenceIds()));
          }
          return Rows.of(Silence.class, alerts.silences());
        });
  }

  @Descriptor("Lists the alerts that were resolved, the latest first. Example: alert:history")
  public Rows<?> history(@Descriptor("[PART]: only of rules that contain it") String[] words) {
    List<String> part = new Arguments("alert:history [PART]", words).between(0, 1);
    return Answer.to(() -> lines(alerts.history(), part));
  }

  private List<String> silenceIds() {
    return alerts.silences().stream().map(Silence::id).toList();
  }

  @Override
  public List<Choice> complete(String function, List<String> words, int index) {
    if (index == 1 && function.equals("test")) {
      return alerts.channels().stream().map(one -> Choice.of(one.name())).toList();
    }
    if (index == 1 && function.equals("unsilence")) {
      return silenceIds().stream().map(Choice::of).toList();
    }
    if (function.equals("silence")) {
      return List.of(new Choice("rule=", "", false), new Choice("severity=", "", false));
    }
    return generic.complete("show", words, index);
  }
}
