package dev.testudo.platform.log;

import java.util.ResourceBundle;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** To {@code java.util.logging}, as the JDK does by itself. */
final class JulRoute implements LogRouter.Route {

  @Override
  public System.Logger logger(String name) {
    return new JulLogger(Logger.getLogger(name));
  }

  static java.util.logging.Level level(System.Logger.Level level) {
    return switch (level) {
      case ALL -> java.util.logging.Level.ALL;
      case TRACE -> java.util.logging.Level.FINER;
      case DEBUG -> java.util.logging.Level.FINE;
      case INFO -> java.util.logging.Level.INFO;
      case WARNING -> java.util.logging.Level.WARNING;
      case ERROR -> java.util.logging.Level.SEVERE;
      case OFF -> java.util.logging.Level.OFF;
    };
  }

  private record JulLogger(Logger logger) implements System.Logger {

    @Override
    public String getName() {
      return logger.getName();
    }

    @Override
    public boolean isLoggable(Level level) {
      return logger.isLoggable(level(level));
    }

    @Override
    public void log(
        Level level,
        @Nullable ResourceBundle bundle,
        @Nullable String message,
        @Nullable Throwable thrown) {
      LogRecord record = record(level, bundle, message);
      record.setThrown(thrown);
      logger.log(record);
    }

    @Override
    public void log(
        Level level,
        @Nullable ResourceBundle bundle,
        @Nullable String format,
        Object @Nullable ... params) {
      LogRecord record = record(level, bundle, format);
      record.setParameters(params);
      logger.log(record);
    }

    private LogRecord record(
        Level level, @Nullable ResourceBundle bundle, @Nullable String message) {
      LogRecord record = new LogRecord(level(level), message);
      record.setLoggerName(logger.getName());
      record.setResourceBundle(bundle);
      record.setSourceClassName(null); // else it walks the stack and finds this class
      return record;
    }
  }
}
