package dev.testudo.alert.log.provider;

import dev.testudo.alert.Alert;
import dev.testudo.alert.AlertChannel;
import dev.testudo.alert.ChannelName;
import dev.testudo.alert.Delivery;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.osgi.service.component.annotations.Component;

/** Writes alerts into the log {@code dev.testudo.alert}, one line each. */
@Component
@ChannelName("log")
public final class LogChannel implements AlertChannel {
  private static final Logger LOG = System.getLogger("dev.testudo.alert");

  @Override
  public Delivery deliver(Alert alert) {
    LOG.log(
        level(alert),
        "{0} {1} {2}: {3} {4}",
        alert.state(),
        alert.severity(),
        alert.rule(),
        alert.summary(),
        alert.labels());
    return Delivery.delivered();
  }

  private static Level level(Alert alert) {
    if (alert.resolved()) {
      return Level.INFO;
    }
    return switch (alert.severity()) {
      case INFO -> Level.INFO;
      case WARNING -> Level.WARNING;
      case CRITICAL -> Level.ERROR;
    };
  }
}
