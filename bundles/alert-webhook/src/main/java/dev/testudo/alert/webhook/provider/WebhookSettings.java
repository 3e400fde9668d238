package dev.testudo.alert.webhook.provider;

import static dev.testudo.SettingsException.check;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a webhook; PID {@code dev.testudo.alert.webhook~NAME}.
 *
 * @param url where to post to
 * @param authorization the Authorization header, or empty
 * @param timeout how long a delivery may take, 100 ms to 1 minute
 */
record WebhookSettings(String url, String authorization, Duration timeout) {
  WebhookSettings {
    check(
        url.isEmpty() || uri(url) != null,
        "url",
        hidden(url),
        "an address such as https://host/path");
    check(
        timeout.compareTo(Duration.ofMillis(100)) >= 0
            && timeout.compareTo(Duration.ofMinutes(1)) <= 0,
        "timeout",
        timeout,
        "from 100ms to 1m");
  }

  /** Nowhere to post to yet. */
  WebhookSettings() {
    this("", "", Duration.ofSeconds(10));
  }

  /** The address. */
  URI uri() {
    URI uri = uri(url);
    if (uri == null) {
      throw new IllegalStateException("no address");
    }
    return uri;
  }

  /** The address without what may be secret in it: user, path and query. */
  String place() {
    return hidden(url);
  }

  private static String hidden(String url) {
    @Nullable URI uri = uri(url);
    return uri == null ? "…" : uri.getScheme() + "://" + uri.getHost() + port(uri) + "/…";
  }

  private static String port(URI uri) {
    return uri.getPort() < 0 ? "" : ":" + uri.getPort();
  }

  private static @Nullable URI uri(String url) {
    try {
      URI uri = new URI(url);
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      return http && uri.getHost() != null ? uri : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  @Override
  public String toString() {
    return "url=" + place() + " timeout=" + timeout;
  }
}
