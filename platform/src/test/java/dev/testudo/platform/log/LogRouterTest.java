package dev.testudo.platform.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LogRouterTest {
  private final LogRouter router = new LogRouter();
  private final System.Logger logger = router.getLogger("a.b", LogRouterTest.class.getModule());
  private final Collecting target = new Collecting();

  @Test
  void givesWhatWasHeldToTheLoggingBundleInOrder() {
    router.hold();
    logger.log(Level.INFO, "one {0}", 1);
    logger.log(Level.DEBUG, "too fine");
    logger.log(Level.ERROR, "two", new IllegalStateException());
    router.attach(target);
    logger.log(Level.DEBUG, "three");
    assertEquals(List.of("a.b INFO one {0}", "a.b ERROR two", "a.b DEBUG three"), target.lines);
    assertTrue(router.settle());
  }

  @Test
  void dropsAndCountsWhatExceedsTheBuffer() {
    router.hold();
    for (int i = 0; i < 1_005; i++) {
      logger.log(Level.INFO, "line");
    }
    router.attach(target);
    assertEquals(1_001, target.lines.size());
    assertTrue(target.lines.get(1_000).contains("messages of the start were dropped"));
  }

  @Test
  void reachesTheNewestBundleAndFallsBackWhenItGoes() {
    Collecting second = new Collecting();
    router.attach(target);
    router.attach(second);
    logger.log(Level.INFO, "to the second");
    router.detach(second);
    logger.log(Level.INFO, "to the first");
    assertEquals(List.of("a.b INFO to the first"), target.lines);
    assertEquals(List.of("a.b INFO to the second"), second.lines);
  }

  @Test
  @DisplayName("J3: without a logging bundle the start's messages go to the fallback")
  void settlesWithoutALoggingBundle() {
    router.hold();
    logger.log(Level.INFO, "waits");
    assertFalse(router.settle());
    router.hold();
    router.attach(target);
    assertEquals(List.of(), target.lines, "told twice");
  }

  private static final class Collecting extends System.LoggerFinder {
    private final List<String> lines = new ArrayList<>();

    @Override
    public System.Logger getLogger(String name, Module module) {
      return new System.Logger() {
        @Override
        public String getName() {
          return name;
        }

        @Override
        public boolean isLoggable(Level level) {
          return true;
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
          lines.add(name + " " + level + " " + message);
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String format, Object... params) {
          lines.add(name + " " + level + " " + format);
        }
      };
    }
  }
}
