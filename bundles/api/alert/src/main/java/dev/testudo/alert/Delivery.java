package dev.testudo.alert;

import java.time.Duration;

/**
 * What became of a delivery.
 *
 * @param result in one word
 * @param after how long to wait before it is tried again; the platform may wait longer
 * @param reason one line for people, or empty; never with a secret in it
 */
public record Delivery(Result result, Duration after, String reason) {
  /** In one word. */
  public enum Result {
    DELIVERED,
    RETRY,
    FAILED
  }

  /** It has arrived. */
  public static Delivery delivered() {
    return new Delivery(Result.DELIVERED, Duration.ZERO, "");
  }

  /** It has not, but may after so long. */
  public static Delivery retryAfter(Duration time, String reason) {
    return new Delivery(Result.RETRY, time, reason);
  }

  /** It never will: the alert is given up for this channel. */
  public static Delivery failed(String reason) {
    return new Delivery(Result.FAILED, Duration.ZERO, reason);
  }
}
