package dev.testudo.platform.log;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The JVM's {@code System.LoggerFinder} where the launcher is a module. The JDK makes one and keeps
 * it; launchers find it there. A message goes
 *
 * <ol>
 *   <li>to the logging bundle, as soon as one has registered its own finder as a service,
 *   <li>while a platform starts and has none yet, into a bounded buffer, which that bundle gets,
 *   <li>else to the fallback: {@code java.util.logging}, as without us; the console in the program
 *       {@code testudo}.
 * </ol>
 *
 * Safe for use by several threads; a message costs two volatile reads more than the target's.
 */
public final class LogRouter extends System.LoggerFinder {
  private final ConcurrentMap<String, RoutedLogger> loggers = new ConcurrentHashMap<>();
  private final List<System.LoggerFinder> targets = new CopyOnWriteArrayList<>();
  private Route fallback = new JulRoute();
  private @Nullable LogBuffer buffer;
  private volatile Route route = fallback;

  /** Where messages go: gives the logger behind a name. */
  interface Route {
    System.Logger logger(String name);
  }

  /** The JVM's finder if it is ours. If not, somebody else decided where messages go. */
  public static @Nullable LogRouter ofThisJvm() {
    return System.LoggerFinder.getLoggerFinder() instanceof LogRouter router ? router : null;
  }

  @Override
  public System.Logger getLogger(String name, Module module) {
    return loggers.computeIfAbsent(name, key -> new RoutedLogger(key, this));
  }

  Route route() {
    return route;
  }

  /** What is logged from now on waits for {@link #attach} or {@link #settle}. */
  public synchronized void hold() {
    if (targets.isEmpty() && buffer == null) {
      buffer = new LogBuffer();
      choose();
    }
  }

  /** A logging bundle is there. */
  public synchronized void attach(System.LoggerFinder target) {
    targets.add(target);
    choose();
    release();
  }

  /** A logging bundle goes. */
  public synchronized void detach(System.LoggerFinder target) {
    targets.remove(target);
    choose();
  }

  /**
   * The start is over: what still waits goes to the fallback.
   *
   * @return true if there is a logging bundle
   */
  public synchronized boolean settle() {
    release();
    return !targets.isEmpty();
  }

  /** From now on the console takes the place of {@code java.util.logging}. */
  public synchronized void fallBackToConsole() {
    fallback = ConsoleLogger::new;
    choose();
  }

  private void release() {
    LogBuffer held = buffer;
    buffer = null;
    choose();
    if (held != null) {
      held.replay(route);
    }
  }

  private void choose() {
    if (!targets.isEmpty()) {
      System.LoggerFinder last = targets.get(targets.size() - 1);
      Module module = LogRouter.class.getModule();
      route = name -> last.getLogger(name, module);
    } else {
      LogBuffer held = buffer;
      route = held != null ? held : fallback;
    }
  }
}
