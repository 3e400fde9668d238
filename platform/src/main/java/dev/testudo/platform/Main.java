package dev.testudo.platform;

import dev.testudo.platform.log.LogRouter;
import dev.testudo.runtime.BundleProblem;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The program {@code testudo}. Arguments: the home, the data folder, and {@code prompt} for an
 * interactive shell on the terminal.
 *
 * <p>Exit codes: 0 after the framework was stopped from within ({@code exit}, Ctrl-D, {@code stop
 * 0}), 143 after SIGTERM, 130 after SIGINT, 1 if the platform could not start, 2 for wrong
 * arguments. A bundle that cannot start is named on standard error and changes no exit code.
 */
public final class Main {

  private Main() {}

  /** Runs until the framework is stopped. */
  public static void main(String[] args) {
    if (args.length < 2) {
      System.err.println("usage: testudo HOME DATA [prompt]");
      System.exit(2);
    }
    if (System.getProperty("java.util.logging.config.class") == null
        && System.getProperty("java.util.logging.config.file") == null) {
      System.setProperty("java.util.logging.config.class", "dev.testudo.platform.log.JulConfig");
    }
    LogRouter router = LogRouter.ofThisJvm();
    if (router != null) {
      router.fallBackToConsole();
    }
    boolean prompt = List.of(args).subList(2, args.length).contains("prompt");
    PlatformOptions options =
        PlatformOptions.at(Path.of(args[0])).data(Path.of(args[1])).prompt(prompt);
    System.exit(run(options));
  }

  private static int run(PlatformOptions options) {
    try {
      boolean again = true;
      while (again) {
        again = runOnce(options);
      }
      return 0;
    } catch (PlatformException e) {
      System.err.println("testudo: " + e.getMessage());
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  private static boolean runOnce(PlatformOptions options) throws InterruptedException {
    Platform platform = Platform.prepare(options);
    AtomicBoolean up = new AtomicBoolean();
    Thread stop = new Thread(() -> stop(platform, up.get()), "testudo-platform-stop-1");
    Runtime.getRuntime().addShutdownHook(stop);
    platform.start();
    up.set(true);
    for (BundleProblem problem : platform.status().problems()) {
      System.err.println("testudo: " + problem);
    }
    boolean again = platform.await();
    if (again) {
      Runtime.getRuntime().removeShutdownHook(stop);
    }
    return again;
  }

  private static void stop(Platform platform, boolean wasUp) {
    platform.close();
    if (wasUp) {
      ClassArchive.save();
    }
  }
}
