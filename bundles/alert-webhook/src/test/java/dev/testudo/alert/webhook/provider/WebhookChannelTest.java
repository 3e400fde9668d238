package dev.testudo.alert.webhook.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.testudo.SettingsException;
import dev.testudo.alert.Alert;
import dev.testudo.alert.AlertState;
import dev.testudo.alert.Delivery;
import dev.testudo.alert.Severity;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a real server on loopback. */
class WebhookChannelTest {
  private static final Alert ALERT =
      new Alert(
          "slow-1",
          "slow",
          AlertState.FIRING,
          Severity.WARNING,
          Map.of("shop", "say \"no\""),
          2.5,
          "took\n2.5 s",
          Instant.parse("2026-01-01T00:00:00Z"),
          Optional.of(Instant.parse("2026-01-01T00:00:30Z")),
          Optional.empty(),
          false);

  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final List<String> received = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch over = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(executor);
    server.start();
  }

  @AfterEach
  void close() {
    over.countDown();
    server.stop(0);
    executor.shutdownNow();
  }

  private interface Answer {
    void to(HttpExchange exchange) throws Exception;
  }

  private void answers(String path, Answer answer) {
    server.createContext(
        path,
        exchange -> {
          received.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Idempotency-Key")
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization")
                  + " "
                  + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          try (exchange) {
            answer.to(exchange);
          } catch (IOException e) {
            throw e;
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        });
  }

  private WebhookChannel channel(String path, String timeout) {
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + path;
    return new WebhookChannel(
        new WebhookSettings(url, "Bearer s3cr3t", Duration.parse("PT" + timeout)), executor);
  }

  private Delivery deliver(String path) throws InterruptedException {
    return channel(path, "10S").deliver(ALERT);
  }

  @Test
  void postsTheAlertAsJson() throws Exception {
    answers("/ok", exchange -> exchange.sendResponseHeaders(204, -1));
    assertEquals(Delivery.delivered(), deliver("/ok"));
    assertEquals(
        List.of(
            "POST slow-1-firing Bearer s3cr3t {\"version\":1,\"id\":\"slow-1\",\"rule\":\"slow\","
                + "\"state\":\"firing\",\"severity\":\"warning\",\"summary\":\"took\\u000a2.5 s\","
                + "\"value\":2.5,\"activeAt\":\"2026-01-01T00:00:00Z\","
                + "\"firedAt\":\"2026-01-01T00:00:30Z\",\"labels\":{\"shop\":\"say \\\"no\\\"\"}}"),
        received);
  }

  @ParameterizedTest
  @CsvSource({
    "200, DELIVERED",
    "202, DELIVERED",
    "400, FAILED",
    "401, FAILED",
    "404, FAILED",
    "408, RETRY",
    "429, RETRY",
    "500, RETRY",
    "503, RETRY"
  })
  @DisplayName("O58: 4xx is permanent, 429 and 5xx are not")
  void knowsWhatAnAnswerMeans(int status, Delivery.Result result) throws Exception {
    answers("/status", exchange -> exchange.sendResponseHeaders(status, -1));
    assertEquals(result, deliver("/status").result());
  }

  @Test
  @DisplayName("O58: 429 with Retry-After")
  void comesBackWhenTheReceiverSaysSo() throws Exception {
    answers(
        "/later",
        exchange -> {
          exchange.getResponseHeaders().set("Retry-After", "120");
          exchange.sendResponseHeaders(429, -1);
        });
    assertEquals(Duration.ofSeconds(120), deliver("/later").after());
  }

  @Test
  @DisplayName("O58: a redirect is not followed, so that no other host sees the credentials")
  void doesNotFollowRedirects() throws Exception {
    answers("/elsewhere", exchange -> exchange.sendResponseHeaders(200, -1));
    answers(
        "/moved",
        exchange -> {
          exchange.getResponseHeaders().set("Location", "/elsewhere");
          exchange.sendResponseHeaders(302, -1);
        });
    Delivery moved = deliver("/moved");
    assertEquals(Delivery.Result.FAILED, moved.result());
    assertTrue(moved.reason().contains("redirects are not followed"), moved.reason());
    assertEquals(1, received.size());
  }

  @Test
  @DisplayName("O58: a receiver that drips its answer for ever is left in time")
  void leavesAReceiverThatDrips() throws Exception {
    answers(
        "/slow",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          OutputStream body = exchange.getResponseBody();
          boolean more = true;
          while (more) {
            body.write('.');
            body.flush();
            more = !over.await(50, TimeUnit.MILLISECONDS);
          }
        });
    assertEquals(Delivery.Result.RETRY, channel("/slow", "0.3S").deliver(ALERT).result());
  }

  @Test
  @DisplayName("O51: no secret is in what goes wrong")
  void tellsNoSecrets() throws Exception {
    int nobody;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = socket.getLocalPort();
    }
    String url = "http://user:pa55@127.0.0.1:" + nobody + "/hook/t0ken?key=k3y";
    WebhookSettings settings = new WebhookSettings(url, "Bearer s3cr3t", Duration.ofSeconds(5));
    Delivery refused = new WebhookChannel(settings, executor).deliver(ALERT);
    assertEquals(Delivery.Result.RETRY, refused.result());
    assertEquals("ConnectException at http://127.0.0.1:" + nobody + "/…", refused.reason());
    for (String secret : List.of("pa55", "t0ken", "k3y", "s3cr3t")) {
      assertFalse(settings.toString().contains(secret), settings::toString);
    }
  }

  @Test
  void refusesWhatIsNoAddress() {
    for (String url : List.of("ftp://host/", "host", "http://", "http://a b/")) {
      SettingsException refused =
          assertThrows(
              SettingsException.class,
              () -> new WebhookSettings(url, "", Duration.ofSeconds(1)),
              url);
      assertTrue(refused.getMessage().contains("https://host/path"), refused.getMessage());
    }
    assertThrows(
        SettingsException.class, () -> new WebhookSettings("http://a/", "", Duration.ofHours(1)));
  }
}
