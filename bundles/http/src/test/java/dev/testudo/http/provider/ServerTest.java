package dev.testudo.http.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.testudo.http.HttpSettings;
import dev.testudo.testkit.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServerTest {
  private final List<String> done = Collections.synchronizedList(new ArrayList<>());
  private final Server server =
      new Server(
          new Server.Switch() {
            @Override
            public void on(HttpSettings settings) {
              done.add("on " + settings.host());
            }

            @Override
            public void off() {
              done.add("off");
            }
          },
          0);

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void isSwitchedOnOnceAndOffAtTheEnd() {
    server.serve(new HttpSettings("127.0.0.1", 0));
    server.serve(new HttpSettings("127.0.0.1", 0));
    server.close();
    assertEquals(List.of("on 127.0.0.1", "off"), done);
  }

  @Test
  void aPortInUseIsSaidAndTakenWhenItIsFree() throws IOException {
    int port;
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = other.getLocalPort();
      server.serve(new HttpSettings("127.0.0.1", port));
      assertTrue(server.problem().contains("127.0.0.1:" + port + ": "), server.problem());
      assertEquals(List.of(), done);
    }
    Await.until(() -> server.problem().isEmpty(), server::problem);
    assertEquals(List.of("on 127.0.0.1"), done);
  }

  @Test
  void otherSettingsEndTheWaitForAPort() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      server.serve(new HttpSettings("127.0.0.1", other.getLocalPort()));
      server.serve(new HttpSettings("localhost", 0));
      assertEquals(List.of("on localhost"), done);
      assertEquals("", server.problem());
    }
  }
}
