package dev.testudo.logger.provider;

import static java.lang.System.Logger.Level.DEBUG;

import ch.qos.logback.classic.LoggerContext;
import dev.testudo.Part;
import dev.testudo.Parts;
import dev.testudo.logger.Loggers;
import dev.testudo.trace.Traces;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** The log of a program without OSGi, if that logs through Logback. */
public final class LoggerPart implements Part {
  private static final System.Logger LOG = System.getLogger(LoggerPart.class.getName());

  private @Nullable AutoCloseable log;

  /** For the service loader. */
  public LoggerPart() {}

  @Override
  public List<Class<?>> needs() {
    return List.of();
  }

  @Override
  public void start(Parts parts) {
    try {
      log = Opening.open(parts);
    } catch (NoClassDefFoundError e) {
      LOG.log(DEBUG, "there is no Logback: the log is as it is", e);
    }
  }

  @Override
  public void stop() {
    if (log != null) {
      try {
        log.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  // Apart, so that the class above can be loaded without Logback.
  private static final class Opening {
    private Opening() {}

    static @Nullable AutoCloseable open(Parts parts) {
      if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
        TraceIds ids = new TraceIds();
        Log made = new Log(logback, ids);
        parts.each(Traces.class, ids.traces()::set);
        parts.offer(Loggers.class, made);
        return made;
      }
      return null;
    }
  }
}
