package dev.testudo.platform.log;

import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps messages until it is known where they go: the first thousand of level INFO and above. The
 * others are counted. They keep their order, not their time.
 */
final class LogBuffer implements LogRouter.Route {
  private static final int LIMIT = 1_000;

  private final List<Held> messages = new ArrayList<>();
  private int dropped;
  private LogRouter.@Nullable Route next;

  private record Held(String name, Consumer<System.Logger> message) {

    void replay(LogRouter.Route route) {
      message.accept(route.logger(name));
    }
  }

  @Override
  public System.Logger logger(String name) {
    return new Holding(name);
  }

  /** Gives all to the route, and what still comes as well. */
  synchronized void replay(LogRouter.Route route) {
    next = route;
    messages.forEach(message -> message.replay(route));
    messages.clear();
    if (dropped > 0) {
      route
          .logger(LogBuffer.class.getName())
          .log(System.Logger.Level.WARNING, "{0} messages of the start were dropped", dropped);
    }
  }

  private synchronized void take(Held message) {
    if (next != null) {
      message.replay(next);
    } else if (messages.size() < LIMIT) {
      messages.add(message);
    } else {
      dropped++;
    }
  }

  private final class Holding implements System.Logger {
    private final String name;

    Holding(String name) {
      this.name = name;
    }

    @Override
    public String getName() {
      return name;
    }

    @Override
    public boolean isLoggable(Level level) {
      return level.getSeverity() >= Level.INFO.getSeverity();
    }

    @Override
    public void log(
        Level level,
        @Nullable ResourceBundle bundle,
        @Nullable String message,
        @Nullable Throwable thrown) {
      if (isLoggable(level)) {
        take(new Held(name, logger -> logger.log(level, bundle, message, thrown)));
      }
    }

    @Override
    public void log(
        Level level,
        @Nullable ResourceBundle bundle,
        @Nullable String format,
        Object @Nullable ... params) {
      if (isLoggable(level)) {
        take(new Held(name, logger -> logger.log(level, bundle, format, params)));
      }
    }
  }
}
