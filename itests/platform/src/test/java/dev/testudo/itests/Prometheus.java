package dev.testudo.itests;

import dev.testudo.testkit.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real Prometheus that scrapes one installation each second. */
final class Prometheus implements AutoCloseable {
  private static final Pattern VALUE = Pattern.compile("\"value\":\\[[^,]+,\"([^\"]+)\"");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Path log;
  private final String address;
  private final Process process;

  Prometheus(Path folder, Scraped scraped) throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("prometheus.yml"),
            """
            scrape_configs:
              - job_name: testudo
                scrape_interval: 1s
                authorization:
                  credentials_file: %s
                static_configs:
                  - targets: ["%s"]
            """
                .formatted(scraped.tokenFile(), scraped.target()));
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    address = "http://127.0.0.1:" + port;
    log = folder.resolve("prometheus.log");
    process =
        new ProcessBuilder(
                "prometheus",
                "--config.file=" + config,
                "--storage.tsdb.path=" + folder.resolve("tsdb"),
                "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
  }

  /** Waits until the target has been scraped, and nothing was wrong with its page. */
  void awaitTarget() {
    Await.until(
        PATIENCE,
        () -> get("/api/v1/targets").contains("\"health\":\"up\""),
        () -> get("/api/v1/targets") + log());
  }

  /** Waits until a query gives a number. */
  double awaitValue(String query) {
    String path = "/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
    Await.until(PATIENCE, () -> VALUE.matcher(get(path)).find(), () -> query + ": " + get(path));
    Matcher value = VALUE.matcher(get(path));
    return value.find() ? Double.parseDouble(value.group(1)) : Double.NaN;
  }

  String metadata(String family) {
    return get("/api/v1/metadata?metric=" + family);
  }

  private String get(String path) {
    try {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(address + path)).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      return e.toString();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public void close() {
    process.destroy();
    Await.until(() -> !process.isAlive(), this::log);
  }
}
