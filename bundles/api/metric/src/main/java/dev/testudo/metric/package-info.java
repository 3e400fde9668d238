/**
 * What happens, in numbers. A {@linkplain dev.testudo.metric.Meter meter} is a family of series
 * under one name, told apart by label values: a {@linkplain dev.testudo.metric.Counter counter}
 * only grows, a {@linkplain dev.testudo.metric.Gauge gauge} is read when somebody looks, a
 * {@linkplain dev.testudo.metric.Timer timer} counts durations into a histogram. {@link
 * dev.testudo.metric.Metrics} gives the meters by name.
 *
 * <pre>{@code
 * Meter requests = metrics.named("shop_requests_total", MeterSettings.counter("Requests", "method"));
 * Counter posts = requests.counter("POST");   // once; kept in a field
 * posts.increment();                          // for each request
 * }</pre>
 *
 * Handles of series are meant to be kept: they stay valid, and what they counted stays counted,
 * whatever bundle is updated. Names and units follow Prometheus: {@code _total}, {@code _seconds},
 * {@code _bytes}.
 *
 * <p>Every guarded call is counted and timed in {@value
 * dev.testudo.metric.Metrics#GUARD_CALL_SECONDS}, with the labels {@code guard}, {@code operation}
 * and {@code outcome}, unless the guard says {@code -metric}.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.testudo.metric;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
