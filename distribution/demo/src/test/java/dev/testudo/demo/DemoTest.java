package dev.testudo.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.demo.api.ShopDatabase;
import dev.testudo.demo.shop.Database;
import dev.testudo.demo.shop.JdbcCatalog;
import dev.testudo.demo.shop.JdbcOrders;
import dev.testudo.testkit.Await;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;

/** The whole demo over the real shop, without a framework. */
class DemoTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir Path folder;
  private Database database;
  private Demo demo;
  private DemoCommands commands;

  @BeforeEach
  void open() {
    database = new Database(context());
    demo = new Demo(new JdbcOrders(database), new JdbcCatalog(database)).with(database);
    commands = new DemoCommands(demo);
  }

  @AfterEach
  void close() {
    demo.close();
    database.close();
  }

  private BundleContext context() {
    return context(folder.toString());
  }

  private static BundleContext context(String property) {
    return (BundleContext)
        Proxy.newProxyInstance(
            BundleContext.class.getClassLoader(),
            new Class<?>[] {BundleContext.class},
            (proxy, method, arguments) -> method.getName().equals("getProperty") ? property : null);
  }

  @Test
  void customersMeetAnOutageAndTheRecovery() throws InterruptedException {
    DemoStatus begun = commands.start(500, 4);
    assertTrue(begun.running());
    assertTrue(begun.database().startsWith("up at 127.0.0.1:"), begun::database);
    Await.until(LIMIT, () -> commands.status().ok() >= 100);
    assertEquals(0, commands.status().failed());

    DemoStatus out = commands.outage("60m");
    assertTrue(out.database().startsWith("down, back in"), out::database);
    Await.until(LIMIT, () -> commands.status().problems().containsKey("DatabaseException"));

    database.comeBack();
    long ok = commands.status().ok();
    Await.until(LIMIT, () -> commands.status().ok() >= ok + 100);

    DemoStatus end = commands.stop();
    assertFalse(end.running());
    assertEquals(end.calls(), end.ok() + end.failed() + end.rejected());
    assertEquals(end.failed(), end.problems().values().stream().mapToLong(Long::longValue).sum());
    assertTrue(end.p50().compareTo(end.p99()) <= 0);
    assertEquals(end, commands.status(), "nobody is at work any more");
  }

  @Test
  void theFirstStatusWaitsForTheStartThatWasAskedFor() throws Exception {
    CountDownLatch slow = new CountDownLatch(1);
    ShopDatabase shop =
        (ShopDatabase)
            Proxy.newProxyInstance(
                ShopDatabase.class.getClassLoader(),
                new Class<?>[] {ShopDatabase.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("start")) {
                    slow.await();
                  }
                  return method.invoke(database, arguments);
                });
    demo.with(shop).begin(context("start"));
    FutureTask<DemoStatus> status = new FutureTask<>(commands::status);
    Thread asking = new Thread(status);
    asking.start();
    Await.until(() -> status.isDone() || asking.getState() == Thread.State.TIMED_WAITING);
    slow.countDown();
    assertTrue(status.get().running());
  }

  @Test
  void watchDrawsASecondAtATime() throws InterruptedException {
    commands.start(200, 2);
    Await.until(LIMIT, () -> commands.status().ok() > 0);
    Recorder lines = new Recorder(false);
    new Watch(demo, lines).run(0);
    assertEquals(10, lines.shown.size());
    assertTrue(lines.shown.get(0).get(0).contains("database up at 127.0.0.1:"));

    Recorder terminal = new Recorder(true);
    new Watch(demo, terminal).run(3);
    assertEquals(4, terminal.shown.size(), "the first at once");
    assertEquals(1, terminal.shown.stream().map(List::size).distinct().count(), "in one place");
  }

  @Test
  void watchEndsWhenTheUserWantsIt() {
    Recorder terminal = new Recorder(true);
    terminal.ends = 2;
    new Watch(demo, terminal).run(0);
    assertEquals(2, terminal.shown.size());
  }

  @Test
  void readsDurationsAndSaysWhatIsWrong() {
    assertEquals(Duration.ofMillis(500), DemoCommands.duration("500ms"));
    assertEquals(Duration.ofSeconds(10), DemoCommands.duration("10s"));
    assertEquals(Duration.ofSeconds(10), DemoCommands.duration("10"));
    assertEquals(Duration.ofMinutes(2), DemoCommands.duration("2m"));
    assertEquals(
        "duration=soon: must be a duration such as 500ms, 10s or 2m",
        assertThrows(IllegalArgumentException.class, () -> commands.outage("soon")).getMessage());
    assertThrows(IllegalArgumentException.class, () -> commands.start(0, 1));
    assertThrows(IllegalArgumentException.class, () -> commands.start(1, 0));
  }

  /** Keeps what is shown; its time passes at once. */
  private static final class Recorder implements Screen {
    private final List<List<String>> shown = new ArrayList<>();
    private final boolean live;
    private int ends = Integer.MAX_VALUE;

    Recorder(boolean live) {
      this.live = live;
    }

    @Override
    public boolean isLive() {
      return live;
    }

    @Override
    public void show(List<String> lines) {
      shown.add(lines);
    }

    @Override
    public boolean pause(long millis) {
      return shown.size() >= ends;
    }

    @Override
    public void close() {}
  }
}
