package dev.testudo.logger.provider;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ConfigurationEvent;
import ch.qos.logback.core.spi.ConfigurationEventListener;
import dev.testudo.logger.LoggerLevel;
import dev.testudo.logger.LoggerSettings;
import dev.testudo.logger.Loggers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.slf4j.spi.MDCAdapter;

/**
 * Puts format and levels in force, over what Logback's own configuration says; again when that is
 * read anew. Closing it puts all back.
 */
final class Log implements Loggers, ConfigurationEventListener, AutoCloseable {
  private static final String PID = "dev.testudo.logger";

  private final LoggerContext logback;
  private final MDCAdapter mdc;
  private LoggerSettings settings = new LoggerSettings();

  /** What the back end's own configuration says where ours is in force. */
  private final Map<String, Level> levels = new HashMap<>();

  private final Map<FileAppender<ILoggingEvent>, Encoder<ILoggingEvent>> encoders = new HashMap<>();

  Log(LoggerContext logback, TraceIds ids) {
    this.logback = logback;
    this.mdc = logback.getMDCAdapter();
    logback.setMDCAdapter(new TraceMdc(mdc, ids));
    logback.addConfigurationEventListener(this);
  }

  @Override
  public synchronized LoggerSettings settings() {
    return settings;
  }

  /** Puts other settings in force. */
  synchronized void use(LoggerSettings other) {
    putBack();
    settings = other;
    putInForce();
  }

  @Override
  public synchronized List<LoggerLevel> levels() {
    List<LoggerLevel> all = new ArrayList<>();
    for (Logger logger : logback.getLoggerList()) {
      Level level = logger.getLevel();
      if (level != null) {
        boolean ours = levels.containsKey(logger.getName());
        all.add(new LoggerLevel(logger.getName(), level.toString(), ours ? PID : "back end"));
      }
    }
    all.sort(Comparator.comparing(LoggerLevel::logger));
    return all;
  }

  /** Logback has read its configuration anew: loggers and appenders are as that says. */
  @Override
  public synchronized void listen(ConfigurationEvent event) {
    if (event.getEventType() == ConfigurationEvent.EventType.CONFIGURATION_ENDED_SUCCESSFULLY) {
      levels.clear();
      encoders.clear();
      putInForce();
    }
  }

  private void putInForce() {
    settings
        .byName()
        .forEach(
            (name, level) -> {
              Logger logger = logback.getLogger(name);
              levels.put(name, logger.getLevel());
              logger.setLevel(Level.toLevel(level));
            });
    if (settings.format() == LoggerSettings.Format.JSON) {
      for (Logger logger : logback.getLoggerList()) {
        Iterator<Appender<ILoggingEvent>> appenders = logger.iteratorForAppenders();
        while (appenders.hasNext()) {
          if (appenders.next() instanceof FileAppender<ILoggingEvent> file) {
            writeJson(file);
          }
        }
      }
    }
  }

  private void writeJson(FileAppender<ILoggingEvent> file) {
    if (!encoders.containsKey(file)) {
      LineEncoder lines = new LineEncoder();
      lines.setContext(logback);
      lines.start();
      encoders.put(file, file.getEncoder());
      file.setEncoder(lines);
    }
  }

  private void putBack() {
    levels.forEach((name, level) -> logback.getLogger(name).setLevel(level));
    levels.clear();
    encoders.forEach(FileAppender::setEncoder);
    encoders.clear();
  }

  @Override
  public synchronized void close() {
    logback.removeConfigurationEventListener(this);
    logback.setMDCAdapter(mdc);
    putBack();
  }
}
