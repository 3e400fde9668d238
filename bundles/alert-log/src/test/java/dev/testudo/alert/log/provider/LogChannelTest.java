package dev.testudo.alert.log.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.testudo.alert.Alert;
import dev.testudo.alert.AlertState;
import dev.testudo.alert.Delivery;
import dev.testudo.alert.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogChannelTest {
  private final Logger logger = Logger.getLogger("dev.testudo.alert");
  private final List<String> lines = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          lines.add(entry.getLevel() + " " + new SimpleFormatter().formatMessage(entry));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void open() {
    logger.setUseParentHandlers(false);
    logger.addHandler(handler);
  }

  @AfterEach
  void close() {
    logger.removeHandler(handler);
    logger.setUseParentHandlers(true);
  }

  private static Alert alert(AlertState state, Severity severity) {
    return new Alert(
        "slow-1",
        "slow",
        state,
        severity,
        Map.of("shop", "{0}"),
        2,
        "took 2 s",
        Instant.EPOCH,
        Optional.of(Instant.EPOCH),
        Optional.empty(),
        false);
  }

  @Test
  void writesOneLineAsLoudAsTheAlertIs() {
    LogChannel channel = new LogChannel();
    assertEquals(
        Delivery.delivered(), channel.deliver(alert(AlertState.FIRING, Severity.CRITICAL)));
    channel.deliver(alert(AlertState.FIRING, Severity.WARNING));
    channel.deliver(alert(AlertState.RESOLVED, Severity.CRITICAL));
    assertEquals(
        List.of(
            "SEVERE FIRING CRITICAL slow: took 2 s {shop={0}}",
            "WARNING FIRING WARNING slow: took 2 s {shop={0}}",
            "INFO RESOLVED CRITICAL slow: took 2 s {shop={0}}"),
        lines);
  }
}
