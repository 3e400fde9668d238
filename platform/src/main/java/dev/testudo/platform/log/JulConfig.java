package dev.testudo.platform.log;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Sends {@code java.util.logging} the way of {@code System.Logger}. Named in the system property
 * {@code java.util.logging.config.class}, it costs nothing until somebody uses that logging.
 */
public final class JulConfig {

  /** Called by the log manager when it is first used. */
  public JulConfig() {
    Logger root = LogManager.getLogManager().getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    root.setLevel(Level.INFO);
    root.addHandler(new Forwarding());
  }

  private static final class Forwarding extends Handler {

    @Override
    public void publish(LogRecord record) {
      if (!isLoggable(record)) {
        return;
      }
      String name = record.getLoggerName() == null ? "java.util.logging" : record.getLoggerName();
      System.Logger logger = System.getLogger(name);
      System.Logger.Level level = level(record.getLevel());
      if (record.getThrown() != null) {
        logger.log(level, record.getResourceBundle(), record.getMessage(), record.getThrown());
      } else {
        logger.log(level, record.getResourceBundle(), record.getMessage(), record.getParameters());
      }
    }

    private static System.Logger.Level level(Level level) {
      int value = level.intValue();
      if (value >= Level.SEVERE.intValue()) {
        return System.Logger.Level.ERROR;
      }
      if (value >= Level.WARNING.intValue()) {
        return System.Logger.Level.WARNING;
      }
      if (value >= Level.INFO.intValue()) {
        return System.Logger.Level.INFO;
      }
      return value >= Level.FINE.intValue() ? System.Logger.Level.DEBUG : System.Logger.Level.TRACE;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
