package dev.testudo.alert;

import dev.testudo.Registry;
import dev.testudo.metric.Selection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/** Gives alert rules by name, and knows the alerts there are. */
@ProviderType
public interface Alerts extends Registry<AlertRule, AlertRuleSettings, AlertRuleSnapshot> {

  /** The alerts that are pending or firing, the worst first. */
  List<Alert> active();

  /** The latest alerts that were resolved, the newest first. */
  List<Alert> history();

  /** The channels that are there, or that alerts wait for. */
  List<ChannelSnapshot> channels();

  /**
   * Delivers a test alert through a channel and its queue.
   *
   * @return completes with what became of the first try
   * @throws dev.testudo.TestudoException if there is no such channel
   */
  CompletionStage<Delivery> test(String channel);

  /**
   * Keeps alerts from being delivered.
   *
   * @param alerts their labels, and {@code rule} and {@code severity}
   * @param time for how long
   */
  Silence silence(Selection alerts, Duration time, String comment);

  /**
   * Ends a silence.
   *
   * @return whether there was one
   */
  boolean unsilence(String id);

  /** The silences in force. */
  List<Silence> silences();
}
