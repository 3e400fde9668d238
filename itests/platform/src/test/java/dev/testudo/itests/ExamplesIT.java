package dev.testudo.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.testudo.breaker.CircuitBreakers;
import dev.testudo.breaker.CircuitOpenException;
import dev.testudo.cache.CacheSnapshot;
import dev.testudo.cache.Caches;
import dev.testudo.metric.Metrics;
import dev.testudo.platform.Platform;
import dev.testudo.platform.PlatformOptions;
import dev.testudo.profile.Profilers;
import dev.testudo.sample.PriceList;
import dev.testudo.sample.Rates;
import dev.testudo.testkit.Await;
import dev.testudo.testkit.Jar;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/** The two worked examples of the README, by annotation and by configuration alone. */
class ExamplesIT {
  @TempDir Path folder;

  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger failures = new AtomicInteger();
  private HttpServer server;
  private String address;
  private Path home;
  private Platform platform;

  @BeforeEach
  void open() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    address = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    home = Home.copy(folder.resolve("home"));
    configure("dev.testudo.retry~api_call", "maxAttempts = 3", "delay = 1ms");
    configure("dev.testudo.retry~file_parse", "maxAttempts = 3", "delay = 1ms");
    configure("dev.testudo.breaker~api_circuit", "minimumCalls = 6", "openFor = 1h");
    configure("dev.testudo.cache~file_parse", "timeToLive = 300s");
  }

  @AfterEach
  void close() {
    platform.close();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    int left = failures.getAndUpdate(some -> Math.max(0, some - 1));
    byte[] body = "1.08".getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(left > 0 ? 503 : 200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private void configure(String pid, String... lines) throws IOException {
    Files.write(home.resolve("conf").resolve(pid + ".cfg"), List.of(lines));
  }

  private void launch() {
    platform =
        Platform.launch(
            PlatformOptions.at(home)
                .data(folder.resolve("data"))
                .share("dev.testudo.sample", "1.0.0"));
  }

  private void install() throws Exception {
    launch();
    platform
        .bundleContext()
        .installBundle(Path.of(System.getProperty("testudo.examples")).toUri().toString())
        .start();
  }

  @Test
  @DisplayName("an api_call with monitoring, retry, the breaker api_circuit and caching, annotated")
  void anApiCallByAnnotation() throws Exception {
    configure("dev.testudo.sample.rates", "address = " + address);
    install();
    isGuarded(Home.face(platform, Rates.class), "rates.api_call");
  }

  @Test
  @DisplayName("the same by configuration alone, of a service that knows nothing of Testudo")
  void anApiCallByConfiguration() throws Exception {
    configure(
        "dev.testudo.guard~rates",
        "services = (objectClass=dev.testudo.sample.Rates)",
        "methods.rate = retry=api_call, breaker=api_circuit, cache=api_call");
    launch();
    register(Rates.class, this::ask);
    isGuarded(Home.face(platform, Rates.class), "rates.rate");
  }

  // As any bundle might.
  private <T> void register(Class<T> type, T service) throws Exception {
    Path jar = Jar.named("plain").imports(type.getPackageName()).write(folder.resolve("plain.jar"));
    Bundle bundle = platform.bundleContext().installBundle(jar.toUri().toString());
    bundle.start();
    bundle.getBundleContext().registerService(type, service, null);
  }

  private double ask(String currency) throws IOException {
    try {
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(address + currency)).build(),
                  HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException("answered " + answer.statusCode());
      }
      return Double.parseDouble(answer.body());
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private void isGuarded(Rates rates, String operation) throws IOException {
    failures.set(2);
    assertEquals(1.08, rates.rate("USD"));
    assertEquals(3, requests.get(), "tried again");
    assertEquals(1.08, rates.rate("USD"));
    assertEquals(3, requests.get(), "from the cache");
    CacheSnapshot cache =
        Home.face(platform, Caches.class).find("api_call").orElseThrow().snapshot();
    assertEquals(1, cache.hits());
    assertEquals(2, calls(operation));
    failures.set(100);
    Await.until(() -> isTurnedAway(rates), () -> "the circuit stays closed");
    int before = requests.get();
    assertThrows(CircuitOpenException.class, () -> rates.rate("CHF"));
    assertEquals(before, requests.get());
    assertEquals(1.08, rates.rate("USD"), "the cache still answers");
    assertEquals(
        1,
        Home.face(platform, CircuitBreakers.class)
            .find("api_circuit")
            .orElseThrow()
            .snapshot()
            .opened());
  }

  private static boolean isTurnedAway(Rates rates) {
    try {
      rates.rate("JPY");
      return false;
    } catch (CircuitOpenException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private long calls(String operation) {
    int dot = operation.indexOf('.');
    return Home.face(platform, Metrics.class)
        .find(Metrics.GUARD_CALL_SECONDS)
        .orElseThrow()
        .snapshot()
        .series()
        .stream()
        .filter(series -> operation.substring(0, dot).equals(series.labels().get("guard")))
        .filter(series -> operation.substring(dot + 1).equals(series.labels().get("operation")))
        .mapToLong(series -> series.count())
        .sum();
  }

  @Test
  @DisplayName(
      "a parser with monitoring, retry, the profile file_parse, cached for 300 s, annotated")
  void aFileParserByAnnotation() throws Exception {
    install();
    isParsed(Home.face(platform, PriceList.class), "prices.parse");
  }

  @Test
  @DisplayName("the same parser by configuration alone")
  void aFileParserByConfiguration() throws Exception {
    configure(
        "dev.testudo.guard~prices",
        "services = (objectClass=dev.testudo.sample.PriceList)",
        "policies = retry=file_parse, cache=file_parse, profile=file_parse");
    launch();
    register(
        PriceList.class,
        file -> Map.of("bread", Double.valueOf(Files.readString(Path.of(file)).strip())));
    PriceList prices = Home.face(platform, PriceList.class);
    Path file = Files.writeString(folder.resolve("prices"), "1.2");
    assertEquals(1.2, prices.parse(file.toString()).get("bread"));
    Files.writeString(file, "2");
    assertEquals(1.2, prices.parse(file.toString()).get("bread"), "from the cache");
    isProfiled();
    assertEquals(2, calls("prices.parse"));
  }

  private void isParsed(PriceList prices, String operation) throws IOException {
    Path file = folder.resolve("prices.csv");
    assertThrows(IOException.class, () -> prices.parse(file.toString()));
    Files.writeString(file, "bread,1.20\nmilk,0.99\n");
    assertEquals(Map.of("bread", 1.2, "milk", 0.99), prices.parse(file.toString()));
    Files.writeString(file, "bread,2\n");
    assertEquals(1.2, prices.parse(file.toString()).get("bread"), "from the cache");
    isProfiled();
    assertEquals(3, calls(operation));
  }

  private void isProfiled() {
    long profiled =
        Home.face(platform, Profilers.class).find("file_parse").orElseThrow().snapshot().calls();
    assertTrue(profiled > 0);
  }
}
