package dev.testudo.platform.log;

import java.text.MessageFormat;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** Warnings and errors to standard error, when there is nothing better. */
final class ConsoleLogger implements System.Logger {
  private final String name;

  ConsoleLogger(String name) {
    this.name = name;
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public boolean isLoggable(Level level) {
    return level.getSeverity() >= Level.WARNING.getSeverity();
  }

  @Override
  public void log(
      Level level,
      @Nullable ResourceBundle bundle,
      @Nullable String message,
      @Nullable Throwable thrown) {
    if (isLoggable(level)) {
      System.err.println(level + " " + name + ": " + message);
      if (thrown != null) {
        thrown.printStackTrace();
      }
    }
  }

  @Override
  public void log(
      Level level,
      @Nullable ResourceBundle bundle,
      @Nullable String format,
      Object @Nullable ... params) {
    if (isLoggable(level)) {
      log(level, bundle, text(format, params), (Throwable) null);
    }
  }

  private static @Nullable String text(@Nullable String format, Object @Nullable [] params) {
    if (format == null || params == null || params.length == 0) {
      return format;
    }
    try {
      return MessageFormat.format(format, params);
    } catch (IllegalArgumentException e) {
      return format; // a message that is no pattern is still a message
    }
  }
}
