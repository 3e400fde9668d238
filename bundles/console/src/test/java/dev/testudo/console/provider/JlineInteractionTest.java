package dev.testudo.console.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.felix.gogo.jline.Shell;
import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.gogo.runtime.threadio.ThreadIOImpl;
import org.apache.felix.service.command.CommandSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;

@Timeout(60)
class JlineInteractionTest {
  @TempDir Path data;
  private final ThreadIOImpl io = new ThreadIOImpl();
  private final List<String> greeted = new CopyOnWriteArrayList<>();
  private CommandProcessorImpl processor;
  private Console console;

  /** Commands to try. */
  public final class Commands {
    public String hello(String name) {
      greeted.add(name);
      return "hello " + name;
    }

    public void chatter() {
      while (!Thread.interrupted()) {
        System.out.println("chatter");
      }
    }

    public String width(CommandSession session) {
      return "width is " + session.get("COLUMNS");
    }

    // What exit would be by the login script; then the shell would go on.
    public String stop() {
      return "stopped";
    }
  }

  @BeforeEach
  void open() throws Exception {
    Files.createDirectory(data.resolve("etc"));
    Files.writeString(data.resolve("etc/gosh_profile"), "prompt = 'g! '\nexit = { test:stop }\n");
    io.start();
    processor = new CommandProcessorImpl(io);
    processor.addCommand("test", new Commands());
    BundleContext context =
        (BundleContext)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {BundleContext.class},
                (proxy, method, args) -> property(method.getName(), args));
    processor.addConstant(".context", context);
    console = new Console(data.toString(), processor);
    console.interaction =
        new JlineInteraction(
            context,
            processor,
            io,
            new Shell(
                new Shell.Context() {
                  @Override
                  public String getProperty(String name) {
                    return System.getProperty(name);
                  }

                  @Override
                  public void exit() {}
                },
                processor));
  }

  private Object property(String method, Object[] args) {
    if (!method.equals("getProperty")) {
      return null;
    }
    return args[0].equals(Console.DATA) || args[0].equals("gosh.home")
        ? data.toString()
        : System.getProperty((String) args[0]);
  }

  @AfterEach
  void close() throws Exception {
    console.deactivate();
    processor.stop();
    io.stop();
    assertEquals(0, console.threads());
  }

  private TestClient attach() throws Exception {
    TestClient client = TestClient.to(data);
    return client.request('S', "term", "xterm", "columns", "80", "rows", "24", "charset", "UTF-8");
  }

  private static TestClient type(TestClient client, String keys) throws Exception {
    return client.send('I', keys.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void runsWhatIsTypedAndRemembersIt() throws Exception {
    try (TestClient client = attach()) {
      client.until("g! ");
      type(client, "test:hello wörld\r").until("hello wörld\r\n");
      client.until("g! ");
      type(client, "exit\r").end();
      assertEquals(0, client.code());
    }
    Path history = data.resolve("history");
    assertTrue(Files.readString(history).contains("test:hello w"));
  }

  @Test
  void endsWithTheEndOfTheInputAndThePlatformGoesOn() throws Exception {
    try (TestClient client = attach()) {
      client.until("g! ");
      type(client, "\u0004").end();
      assertEquals(0, client.code());
    }
    try (TestClient again = attach()) {
      again.until("g! ");
    }
  }

  @Test
  void followsTheWindow() throws Exception {
    try (TestClient client = attach()) {
      client.until("g! ");
      client.send('W', ByteBuffer.allocate(8).putInt(132).putInt(50).array());
      type(client, "test:width\r").until("width is 132");
    }
  }

  @Test
  void anInterruptTakesTheLineBackAndWhatIsTypedBehindItCounts() throws Exception {
    try (TestClient client = attach()) {
      client.until("g! ");
      for (int i = 0; i < 20; i++) {
        type(client, "test:hello no\u0003test:hello yes\r").until("hello yes\r\n").until("g! ");
      }
      type(client, "exit\r").end();
      assertEquals(0, client.code());
    }
    assertEquals(Collections.nCopies(20, "yes"), greeted);
  }

  @Test
  void anInterruptEndsTheCommandThatPrintsAndNotTheShell() throws Exception {
    try (TestClient client = attach()) {
      client.until("g! ");
      type(client, "test:chatter\r").until("chatter\r\nchatter\r\n");
      type(client, "\u0003").until("g! ");
      type(client, "test:hello again\r").until("hello again\r\n");
    }
  }

  @Test
  @DisplayName("H2: nothing is left of a shell whose client has gone")
  void leavesNothingBehind() throws Exception {
    int before = console.threads();
    try (TestClient client = attach()) {
      client.until("g! ");
    }
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (console.threads() > before || pumps() > 0) {
      assertTrue(System.nanoTime() < deadline, "threads are left");
      Thread.onSpinWait();
    }
  }

  private static long pumps() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().contains("input pump"))
        .count();
  }
}
