package dev.testudo.platform.log;

import java.lang.System.Logger.Level;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the framework itself has to say. Felix takes any object with this method and calls it by
 * reflection; its own logger class is not exported.
 */
public final class FrameworkLog {
  private final System.Logger logger = System.getLogger("org.apache.felix.framework");

  /** Felix's logger that calls this; empty if that framework has no such class. */
  public static Optional<Object> forFelix(ClassLoader frameworkLoader) {
    try {
      Class<?> type = frameworkLoader.loadClass("org.apache.felix.framework.Logger");
      Object felix = type.getConstructor().newInstance();
      type.getMethod("setLogger", Object.class).invoke(felix, new FrameworkLog());
      return Optional.of(felix);
    } catch (ReflectiveOperationException e) {
      return Optional.empty();
    }
  }

  /**
   * Called by the framework.
   *
   * @param level 1 error, 2 warning, 3 info, 4 debug
   */
  public void log(int level, String message, @Nullable Throwable thrown) {
    Level mapped =
        switch (level) {
          case 1 -> Level.ERROR;
          case 2 -> Level.WARNING;
          case 3 -> Level.INFO;
          default -> Level.DEBUG;
        };
    logger.log(mapped, message, thrown);
  }
}
