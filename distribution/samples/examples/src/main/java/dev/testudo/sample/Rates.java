package dev.testudo.sample;

import java.io.IOException;

/** Rates of exchange, from a remote service. */
public interface Rates {
  /**
   * What a euro costs.
   *
   * @param currency such as {@code USD}
   * @throws IOException if the service cannot be reached or knows no such currency
   */
  double rate(String currency) throws IOException;
}
