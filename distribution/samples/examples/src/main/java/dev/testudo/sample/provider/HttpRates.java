package dev.testudo.sample.provider;

import dev.testudo.guard.Guarded;
import dev.testudo.sample.Rates;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Rates from a service that speaks HTTP. One annotation times and counts its calls, tries them
 * again, turns them away while the service is down, and keeps what it answered.
 */
@Component(configurationPid = "dev.testudo.sample.rates")
@Guarded(
    value = "rates",
    retry = "api_call",
    breaker = "api_circuit",
    cache = "api_call",
    timeout = "api_call")
public final class HttpRates implements Rates {
  /** Where the service is. */
  public @interface Settings {
    /** The address before the currency. */
    String address() default "http://127.0.0.1:8090/rates/";
  }

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final String address;

  @Activate
  public HttpRates(Settings settings) {
    this(settings.address());
  }

  HttpRates(String address) {
    this.address = address;
  }

  @Override
  @Guarded("api_call")
  public double rate(String currency) throws IOException {
    URI uri = URI.create(address + URLEncoder.encode(currency, StandardCharsets.UTF_8));
    try {
      HttpResponse<String> answer =
          client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException(uri + " answered " + answer.statusCode());
      }
      return Double.parseDouble(answer.body().strip());
    } catch (NumberFormatException e) {
      throw new IOException(uri + " answered with no number", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while " + uri + " was asked");
    }
  }
}
