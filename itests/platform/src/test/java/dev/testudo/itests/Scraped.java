package dev.testudo.itests;

import dev.testudo.testkit.Await;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an installation serves over HTTP, to who has the token and who has not. */
final class Scraped {
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/");

  private final Installation testudo;
  private final HttpClient client = HttpClient.newHttpClient();
  private final String address;

  /** Waits until it is served. */
  Scraped(Installation testudo) {
    this.testudo = testudo;
    Await.until(
        Duration.ofSeconds(60),
        () -> ADDRESS.matcher(testudo.succeed("http:show")).find(),
        () -> testudo.succeed("http:show") + testudo.log());
    Matcher shown = ADDRESS.matcher(testudo.succeed("http:show"));
    shown.find();
    address = shown.group();
  }

  /** Any free port, so that the test disturbs nobody. */
  static void anyPort(Installation testudo) throws IOException {
    Files.writeString(testudo.home().resolve("conf/dev.testudo.http.cfg"), "port = 0\n");
  }

  Path tokenFile() {
    return testudo.home().resolve("data/http/token");
  }

  String address() {
    return address;
  }

  /** Host and port. */
  String target() {
    return URI.create(address).getAuthority();
  }

  HttpResponse<String> get(String page, String... headers) throws Exception {
    return client.send(request(page, headers), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<byte[]> bytes(String page, String... headers) throws Exception {
    return client.send(request(page, headers), HttpResponse.BodyHandlers.ofByteArray());
  }

  private HttpRequest request(String page, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + page));
    return headers.length == 0 ? request.build() : request.headers(headers).build();
  }

  /** The header of who has the token. */
  String authorization() throws IOException {
    return "Bearer " + Files.readString(tokenFile());
  }
}
