package dev.testudo.console.provider;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.gogo.runtime.threadio.ThreadIOImpl;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Process;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ConsoleTest {
  @TempDir Path data;
  private final ThreadIOImpl io = new ThreadIOImpl();
  private final CountDownLatch waiting = new CountDownLatch(1);
  private final CountDownLatch interrupted = new CountDownLatch(1);
  private CommandProcessorImpl processor;
  private Console console;

  /** Commands to try. */
  public final class Commands {
    public String hello(String name) {
      return "hello " + name;
    }

    public void fail() {
      throw new IllegalArgumentException("no such thing;\n  try another");
    }

    public String get(CommandSession session, String name) {
      return name + "=" + session.get(name);
    }

    public void code(int code) {
      Process.Utils.current().error(code);
    }

    public void print(String text) {
      System.out.println(text);
    }

    public void red() {
      System.out.println("a\u001b[31;1mb");
    }

    public void hang() throws InterruptedException {
      waiting.countDown();
      try {
        new CountDownLatch(1).await();
      } finally {
        interrupted.countDown();
      }
    }
  }

  @BeforeEach
  void open() throws IOException {
    io.start();
    processor = new CommandProcessorImpl(io);
    processor.addCommand("test", new Commands());
    console = new Console(data.toString(), processor);
  }

  @AfterEach
  void close() throws Exception {
    console.deactivate();
    processor.stop();
    io.stop();
    assertEquals(0, console.threads());
    assertFalse(Files.exists(data.resolve(Door.SOCKET)));
  }

  private TestClient exec(String line, String... more) throws IOException {
    try (TestClient client = TestClient.to(data)) {
      return client.exec(line, more).end();
    }
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "waited too long");
      Thread.onSpinWait();
    }
  }

  @Test
  void runsACommandAndPrintsWhatItReturns() throws IOException {
    TestClient client = exec("test:hello wörld");
    assertEquals("hello wörld\n", client.out());
    assertEquals("", client.err());
    assertEquals(0, client.code());
  }

  @Test
  void printsWhatACommandPrints() throws IOException {
    assertEquals("one\ntwo\n", exec("test:print one; test:print two").out());
  }

  @Test
  void saysInOneLineWhatFailed() throws IOException {
    TestClient client = exec("test:fail");
    assertEquals("", client.out());
    assertEquals("no such thing; try another\n", client.err());
    assertEquals(1, client.code());
    assertEquals("Command not found: nosuch\n", exec("nosuch").err());
    assertEquals(1, exec("test:hello |").code());
  }

  @Test
  void passesTheCodeOfACommandOn() throws IOException {
    assertEquals(7, exec("test:code 7").code());
    assertEquals(7, exec("test:hello x | test:code 7").code());
  }

  @Test
  void tellsTheSessionWhatTheClientIs() throws IOException {
    assertEquals("COLUMNS=132\n", exec("test:get COLUMNS", "columns", "132").out());
    assertEquals(".TESTUDO_FORMAT=json\n", exec("test:get .TESTUDO_FORMAT", "json", "true").out());
    assertEquals(".TESTUDO_TTY=false\n", exec("test:get .TESTUDO_TTY").out());
  }

  @Test
  @DisplayName("H7: no escape sequence reaches a pipe, whatever a command writes")
  void leavesEscapesOut() throws IOException {
    assertEquals("ab\n", exec("test:red").out());
    assertEquals("ab\n", exec("test:red", "terminal", "true", "color", "false").out());
    assertEquals("a\u001b[31;1mb\n", exec("test:red", "terminal", "true").out());
  }

  @Test
  @DisplayName("H2: nothing is left of a client that has gone")
  void endsWhatAClientLeftBehind() throws Exception {
    int before = console.threads();
    try (TestClient client = TestClient.to(data)) {
      client.exec("test:hang");
      assertTrue(waiting.await(20, TimeUnit.SECONDS));
    }
    assertTrue(interrupted.await(20, TimeUnit.SECONDS));
    await(() -> console.threads() == before);
  }

  @Test
  void endsItsSessionsWhenItIsDeactivated() throws Exception {
    try (TestClient client = TestClient.to(data)) {
      client.exec("test:hang");
      assertTrue(waiting.await(20, TimeUnit.SECONDS));
      console.deactivate();
      assertEquals(-1, client.end().code());
      assertTrue(interrupted.await(20, TimeUnit.SECONDS));
    }
    await(() -> console.threads() == 0);
  }

  @Test
  void refusesWhatIsNotItsProtocol() throws IOException {
    try (TestClient client = TestClient.to(data)) {
      client.raw("GET / HTTP/1.1\r\n".getBytes(US_ASCII)).end();
      assertEquals("this is not the protocol of testudo\n", client.err());
      assertEquals(Connection.REFUSED, client.code());
    }
  }

  @Test
  void refusesAnotherVersionAndSaysWhichItSpeaks() throws IOException {
    byte[] greeting = {'T', 'E', 'S', 'T', 'U', 'D', 'O', 9};
    try (TestClient client = TestClient.to(data)) {
      String err = client.raw(greeting).end().err();
      assertTrue(err.contains("speaks version 1 of the protocol, the client version 9"), err);
    }
  }

  @Test
  void refusesAFrameThatIsTooLong() throws IOException {
    try (TestClient client = TestClient.to(data)) {
      client.greet().raw((byte) 'X', (byte) 127, (byte) 0, (byte) 0, (byte) 0).end();
      assertEquals("a frame of 2130706432 bytes is too long\n", client.err());
    }
  }

  @Test
  void refusesAShellWhereThereIsNone() throws IOException {
    try (TestClient client = TestClient.to(data)) {
      client.request('S', "term", "xterm").end();
      assertTrue(client.err().contains("there is no interactive shell"), client.err());
      assertEquals(Connection.REFUSED, client.code());
    }
  }

  @Test
  void letsOnlySoManyIn() throws IOException {
    List<TestClient> clients = new ArrayList<>();
    try {
      TestClient last = TestClient.to(data);
      clients.add(last);
      for (int i = 0; i < 32; i++) {
        last = TestClient.to(data);
        clients.add(last);
      }
      assertTrue(last.end().err().contains("no more are let in"), last.err());
      assertEquals(Connection.REFUSED, last.code());
    } finally {
      for (TestClient client : clients) {
        client.close();
      }
    }
  }

  @Test
  void isOpenToItsOwnerAlone() throws IOException {
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(Door.SOCKET))));
    try (var files = Files.list(data)) {
      assertEquals(List.of(data.resolve(Door.SOCKET)), files.toList());
    }
  }

  @Test
  void refusesToOpenWhereSomebodyAnswers() {
    assertThrows(FileAlreadyExistsException.class, () -> new Console(data.toString(), processor));
  }

  @Test
  void replacesASocketThatWasLeftBehind() throws Exception {
    console.deactivate();
    ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    dead.bind(UnixDomainSocketAddress.of(data.resolve(Door.SOCKET)));
    dead.close();
    assertTrue(Files.exists(data.resolve(Door.SOCKET)));
    console = new Console(data.toString(), processor);
    assertEquals("hello x\n", exec("test:hello x").out());
  }

  @Test
  void worksWhereThePathIsTooLongForASocket() throws Exception {
    Path deep = Files.createDirectories(data.resolve("x".repeat(60)).resolve("y".repeat(60)));
    Console other = new Console(deep.toString(), processor);
    Path socket = Door.where(deep);
    try (TestClient client = TestClient.to(deep)) {
      assertEquals("hello x\n", client.exec("test:hello x").end().out());
      assertEquals(
          "rwx------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.getParent())));
    } finally {
      other.deactivate();
    }
    assertFalse(Files.exists(socket.getParent()));
    assertFalse(Files.exists(deep.resolve(Door.POINTER)));
  }

  @Test
  void doesWithoutADoorWhereThereIsNoDataDirectory() throws Exception {
    Console none = new Console((String) null, processor);
    assertEquals(0, none.threads());
    none.deactivate();
  }
}
