package dev.testudo.alert.webhook.provider;

import dev.testudo.alert.Alert;
import dev.testudo.alert.AlertChannel;
import dev.testudo.alert.Delivery;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Posts alerts as JSON. A delivery whose answer was lost is repeated: the header {@code
 * Idempotency-Key}, made of the alert's id and state, tells the receiver. Redirects are not
 * followed, for the credentials' sake, and what the receiver answers is not kept.
 */
final class WebhookChannel implements AlertChannel {
  private static final Duration LATER = Duration.ofSeconds(5);

  private final WebhookSettings settings;
  private final HttpClient client;

  WebhookChannel(WebhookSettings settings, Executor executor) {
    this.settings = settings;
    this.client =
        HttpClient.newBuilder()
            .executor(executor)
            .connectTimeout(settings.timeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  @Override
  public Delivery deliver(Alert alert) throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(settings.uri())
            .header("Content-Type", "application/json")
            .header(
                "Idempotency-Key", alert.id() + "-" + alert.state().name().toLowerCase(Locale.ROOT))
            .POST(BodyPublishers.ofString(AlertJson.of(alert)));
    if (!settings.authorization().isEmpty()) {
      request.header("Authorization", settings.authorization());
    }
    CompletableFuture<HttpResponse<Void>> answer =
        client.sendAsync(request.build(), BodyHandlers.discarding());
    try {
      // Over all, the body included: a receiver may drip it for ever.
      return outcome(answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Delivery.retryAfter(LATER, "no answer in time from " + settings.place());
    } catch (ExecutionException e) {
      Throwable why = e.getCause() == null ? e : e.getCause();
      return why instanceof IOException
          ? Delivery.retryAfter(LATER, why.getClass().getSimpleName() + " at " + settings.place())
          : Delivery.failed(why.getClass().getSimpleName() + " at " + settings.place());
    } finally {
      answer.cancel(true);
    }
  }

  private Delivery outcome(HttpResponse<Void> answer) {
    int status = answer.statusCode();
    String said = settings.place() + " answered " + status;
    if (status >= 200 && status < 300) {
      return Delivery.delivered();
    }
    if (status == 408 || status == 425 || status == 429 || status >= 500) {
      return Delivery.retryAfter(retryAfter(answer), said);
    }
    return Delivery.failed(
        status >= 300 && status < 400 ? said + ", and redirects are not followed" : said);
  }

  // Seconds or a date (RFC 9110, 10.2.3).
  private static Duration retryAfter(HttpResponse<?> answer) {
    String value = answer.headers().firstValue("Retry-After").orElse("").strip();
    if (value.matches("\\d{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(value));
    }
    try {
      Duration left =
          Duration.between(
              Instant.now(),
              ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
      return left.isNegative() ? LATER : left;
    } catch (DateTimeException e) {
      return LATER;
    }
  }
}
