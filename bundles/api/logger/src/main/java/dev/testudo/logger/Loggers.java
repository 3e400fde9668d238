package dev.testudo.logger;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Tells what is logged. */
@ProviderType
public interface Loggers {

  /** The settings in force. */
  LoggerSettings settings();

  /** The loggers that have a level of their own, ordered by name. */
  List<LoggerLevel> levels();
}
