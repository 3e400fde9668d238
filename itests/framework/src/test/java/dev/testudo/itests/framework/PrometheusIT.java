package dev.testudo.itests.framework;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.options;

import dev.testudo.http.HttpEndpoint;
import dev.testudo.http.HttpSnapshot;
import dev.testudo.metric.Counter;
import dev.testudo.metric.MeterSettings;
import dev.testudo.metric.Metrics;
import dev.testudo.testkit.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;

/** The page for Prometheus with nothing in the framework but metrics and an HTTP server. */
class PrometheusIT extends FrameworkCase {

  @Configuration
  static Option[] installed() {
    return options(
        Provision.ground(),
        Provision.capabilities("metric", "http", "metric-prometheus"),
        Provision.server());
  }

  @Test
  void thePageIsForWhoPresentsTheToken() {
    serve();
    inside
        .service(Metrics.class)
        .named("orders_total", MeterSettings.counter("Orders"))
        .counter()
        .increment();
    Await.until(() -> status("") == 401, () -> "" + status(""));
    assertEquals(401, status("Bearer wrong"));
    assertTrue(page().contains("\norders_total 1\n"), this::page);
  }

  @Test
  @DisplayName("O14 an update of metric and of the page takes nothing back")
  void anUpdateTakesNothingBack() {
    serve();
    Counter kept =
        inside.service(Metrics.class).named("kept_total", MeterSettings.counter("Kept")).counter();
    kept.add(41);
    Await.until(() -> status("") == 401);
    assertTrue(page().contains("\nkept_total 41\n"), this::page);
    for (String word : new String[] {"metric", "metric.prometheus", "http"}) {
      inside.update(inside.bundle("dev.testudo." + word + ".provider"));
    }
    kept.increment();
    Await.until(() -> status("") == 401, () -> endpoint().toString());
    Await.until(() -> page().contains("\nkept_total 42\n"), this::page);
  }

  @Test
  void theServerGoesWithTheBundle() {
    serve();
    Await.until(() -> status("") == 401);
    String address = endpoint().address();
    inside.stop(inside.bundle("dev.testudo.http.provider"));
    Await.until(() -> status(address, "") < 0);
    inside.start(inside.bundle("dev.testudo.http.provider"));
    Await.until(() -> status("") == 401, () -> endpoint().toString());
    assertFalse(endpoint().address().isEmpty());
  }

  private void serve() {
    inside.configure("dev.testudo.http", "port", "0");
    Await.until(
        () -> endpoint().state() == HttpSnapshot.State.SERVING && !address().contains(":9464"),
        () -> endpoint().toString());
  }

  private HttpSnapshot endpoint() {
    return inside.service(HttpEndpoint.class).snapshot();
  }

  private String address() {
    return endpoint().address();
  }

  private int status(String authorization) {
    return status(address(), authorization);
  }

  private static int status(String address, String authorization) {
    try {
      return open(address, authorization).getResponseCode();
    } catch (IOException | IllegalArgumentException e) {
      return -1;
    }
  }

  private String page() {
    try {
      String token = Files.readString(Path.of(endpoint().tokenFile()));
      HttpURLConnection connection = open(address(), "Bearer " + token);
      return connection.getResponseCode() != 200
          ? "" + connection.getResponseCode()
          : new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpURLConnection open(String address, String authorization) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(address + "metrics").toURL().openConnection();
    if (!authorization.isEmpty()) {
      connection.setRequestProperty("Authorization", authorization);
    }
    return connection;
  }
}
