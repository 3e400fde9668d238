package dev.testudo.metric;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an aggregation gave for the series of one combination of label values.
 *
 * @param labels the labels that were asked for, with their values
 * @param value the number; never NaN
 * @param series how many series are in it
 */
public record Aggregate(Map<String, String> labels, double value, int series) {
  public Aggregate {
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
  }
}
