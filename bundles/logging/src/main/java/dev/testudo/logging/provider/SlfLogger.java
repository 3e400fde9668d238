package dev.testudo.logging.provider;

import java.text.MessageFormat;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** A {@code System.Logger} over one of slf4j. Messages are patterns of {@link MessageFormat}. */
record SlfLogger(Logger logger) implements System.Logger {

  @Override
  public String getName() {
    return logger.getName();
  }

  @Override
  public boolean isLoggable(Level level) {
    return switch (level) {
      case OFF -> false;
      case ALL -> true;
      default -> logger.isEnabledForLevel(slf(level));
    };
  }

  @Override
  public void log(
      Level level,
      @Nullable ResourceBundle bundle,
      @Nullable String message,
      @Nullable Throwable thrown) {
    if (isLoggable(level)) {
      logger.atLevel(slf(level)).setCause(thrown).log(localised(bundle, message));
    }
  }

  @Override
  public void log(
      Level level,
      @Nullable ResourceBundle bundle,
      @Nullable String format,
      @Nullable Object @Nullable ... params) {
    if (isLoggable(level)) {
      logger.atLevel(slf(level)).log(formatted(localised(bundle, format), params));
    }
  }

  private static org.slf4j.event.Level slf(Level level) {
    return switch (level) {
      case ALL, TRACE -> org.slf4j.event.Level.TRACE;
      case DEBUG -> org.slf4j.event.Level.DEBUG;
      case INFO -> org.slf4j.event.Level.INFO;
      case WARNING -> org.slf4j.event.Level.WARN;
      case ERROR, OFF -> org.slf4j.event.Level.ERROR;
    };
  }

  private static @Nullable String localised(
      @Nullable ResourceBundle bundle, @Nullable String message) {
    if (bundle == null || message == null) {
      return message;
    }
    try {
      return bundle.getString(message);
    } catch (MissingResourceException e) {
      return message; // as java.util.logging does: what is no key is the text
    }
  }

  private static @Nullable String formatted(
      @Nullable String format, @Nullable Object @Nullable [] params) {
    if (format == null || params == null || params.length == 0 || format.indexOf('{') < 0) {
      return format;
    }
    try {
      return MessageFormat.format(format, params);
    } catch (IllegalArgumentException e) {
      return format; // a message that is no pattern is still a message
    }
  }
}
