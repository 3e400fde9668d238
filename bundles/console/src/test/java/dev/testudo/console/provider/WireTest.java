package dev.testudo.console.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WireTest {
  private static final Frame MUCH = new Frame(Frame.OUT, new byte[Frame.LONGEST]);

  @TempDir Path data;
  private TestClient client;
  private Wire wire;

  @BeforeEach
  void connect() throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(data.resolve(Door.SOCKET)));
      client = TestClient.to(data);
      wire = new Wire(server.accept());
    }
  }

  @AfterEach
  void disconnect() throws IOException {
    client.close();
    wire.close();
  }

  @Test
  void anInterruptedThreadWritesAndStaysInterrupted() throws IOException {
    Thread.currentThread().interrupt();
    wire.write(Frame.exit(7));
    assertTrue(Thread.interrupted());
    assertEquals(7, client.end().code());
  }

  @Test
  void anInterruptDoesNotCutOffAWriterThatWaitsForTheClient() throws Exception {
    FutureTask<Boolean> writing =
        new FutureTask<>(
            () -> {
              for (int i = 0; i < 4; i++) {
                wire.write(MUCH);
              }
              wire.write(Frame.exit(7));
              return Thread.interrupted();
            });
    Thread writer = start(writing);
    // Nobody reads yet, and so much fits into no socket.
    for (int i = 0; i < 1000; i++) {
      writer.interrupt();
      Thread.onSpinWait();
    }
    assertEquals(7, client.end().code());
    assertEquals(4 * Frame.LONGEST, client.out().length());
    assertTrue(writing.get());
  }

  @Test
  void closingEndsAReaderAndAWriterThatWait() throws Exception {
    Callable<Object> write =
        () -> {
          while (true) {
            wire.write(MUCH);
          }
        };
    FutureTask<Object> writing = new FutureTask<>(write);
    FutureTask<Object> reading = new FutureTask<>(() -> wire.read());
    start(writing);
    start(reading);
    wire.close();
    endsByTheClosing(writing);
    endsByTheClosing(reading);
  }

  private static void endsByTheClosing(FutureTask<Object> task) {
    Throwable cause = assertThrows(ExecutionException.class, task::get).getCause();
    assertTrue(cause instanceof IOException, cause::toString);
  }

  private static Thread start(FutureTask<?> task) {
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
