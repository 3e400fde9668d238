package dev.testudo.platform.log;

import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** A logger that asks the router again as soon as the route has changed. */
final class RoutedLogger implements System.Logger {
  private final String name;
  private final LogRouter router;
  private volatile @Nullable Resolved resolved;

  private record Resolved(LogRouter.Route route, System.Logger logger) {}

  RoutedLogger(String name, LogRouter router) {
    this.name = name;
    this.router = router;
  }

  private System.Logger target() {
    LogRouter.Route route = router.route();
    Resolved known = resolved;
    if (known == null || known.route() != route) {
      known = new Resolved(route, route.logger(name));
      resolved = known;
    }
    return known.logger();
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public boolean isLoggable(Level level) {
    return target().isLoggable(level);
  }

  @Override
  public void log(
      Level level,
      @Nullable ResourceBundle bundle,
      @Nullable String message,
      @Nullable Throwable thrown) {
    target().log(level, bundle, message, thrown);
  }

  @Override
  public void log(
      Level level,
      @Nullable ResourceBundle bundle,
      @Nullable String format,
      Object @Nullable ... params) {
    target().log(level, bundle, format, params);
  }
}
