package dev.testudo.sample;

import java.io.IOException;
import java.util.Map;

/** Prices, from files. */
public interface PriceList {
  /**
   * Reads a file of lines such as {@code bread,1.20}.
   *
   * @return what costs how much
   * @throws IOException if the file cannot be read, or a line is none of a price list
   */
  Map<String, Double> parse(String file) throws IOException;
}
