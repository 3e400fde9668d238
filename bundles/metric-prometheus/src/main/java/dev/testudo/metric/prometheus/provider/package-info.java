/**
 * The adapter between metric and Prometheus: all series in the text format 0.0.4 or in OpenMetrics
 * 1.0, as the scraper asks for it. What never changes of a series is encoded once.
 */
@NullMarked
package dev.testudo.metric.prometheus.provider;

import org.jspecify.annotations.NullMarked;
