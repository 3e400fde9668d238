package dev.testudo.logging.provider;

import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogListener;
import org.osgi.service.log.LogReaderService;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Listens to the OSGi log service. What it lets through is set there (configuration {@code
 * org.osgi.service.log.admin}; INFO and above if nothing is set); the back end decides on the rest.
 */
final class LogReaderBridge implements ServiceTrackerCustomizer<Object, Object>, LogListener {
  private final BundleContext context;

  LogReaderBridge(BundleContext context) {
    this.context = context;
  }

  @Override
  public Object addingService(ServiceReference<Object> reference) {
    Object service = context.getService(reference);
    if (service instanceof LogReaderService reader) {
      reader.addLogListener(this);
    }
    return service;
  }

  @Override
  public void modifiedService(ServiceReference<Object> reference, Object service) {}

  @Override
  public void removedService(ServiceReference<Object> reference, Object service) {
    if (service instanceof LogReaderService reader) {
      reader.removeLogListener(this);
    }
    context.ungetService(reference);
  }

  @Override
  public void logged(LogEntry entry) {
    Level level =
        switch (entry.getLogLevel()) {
          case AUDIT, INFO -> Level.INFO;
          case ERROR -> Level.ERROR;
          case WARN -> Level.WARN;
          case DEBUG -> Level.DEBUG;
          case TRACE -> Level.TRACE;
        };
    if (isEvent(entry)) {
      // Every bundle and service event comes as an entry; of errors the framework's own log tells.
      level = Level.DEBUG;
    }
    Logger logger = LoggerFactory.getLogger(name(entry));
    logger.atLevel(level).setCause(entry.getException()).log(entry.getMessage());
  }

  /** Entries of the old kind, and events, carry no name of a class: the bundle's is better. */
  private static String name(LogEntry entry) {
    String name = entry.getLoggerName();
    boolean plain = name == null || name.equals("LogService") || isEvent(entry);
    if (name != null && name.startsWith("LogService.")) {
      return name.substring("LogService.".length());
    }
    return plain && entry.getBundle() != null && entry.getBundle().getSymbolicName() != null
        ? entry.getBundle().getSymbolicName()
        : String.valueOf(name);
  }

  private static boolean isEvent(LogEntry entry) {
    return entry.getLoggerName() != null && entry.getLoggerName().startsWith("Events.");
  }
}
