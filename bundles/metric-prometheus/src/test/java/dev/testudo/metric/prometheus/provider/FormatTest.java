package dev.testudo.metric.prometheus.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FormatTest {

  @Test
  void whatPrometheusAsksForIsOpenMetrics() {
    assertEquals(
        Format.OPENMETRICS,
        Format.of(
            "application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;"
                + "q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1"));
  }

  @Test
  @DisplayName("O13 what a newer Prometheus says of the escaping of names changes nothing")
  void escapingIsPassedOver() {
    assertEquals(
        Format.OPENMETRICS,
        Format.of(
            "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,"
                + "text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,*/*;q=0.2"));
  }

  @Test
  void whoeverDoesNotAskForItGetsText() {
    assertEquals(Format.TEXT, Format.of(null));
    assertEquals(Format.TEXT, Format.of(""));
    assertEquals(Format.TEXT, Format.of("*/*"));
    assertEquals(Format.TEXT, Format.of("text/html, image/png"));
    assertEquals(Format.TEXT, Format.of("application/openmetrics-text; version=0.0.1"));
    assertEquals(Format.TEXT, Format.of("application/openmetrics-text;q=0"));
    assertEquals(Format.TEXT, Format.of("application/openmetrics-text;q=x"));
    assertEquals(Format.TEXT, Format.of("application/openmetrics-text;q=0.3, text/plain;q=0.9"));
  }

  @Test
  void gzipIsForWhomItIsNotForbidden() {
    assertTrue(Format.accepts("gzip", "deflate, GZIP;q=0.5"));
    assertFalse(Format.accepts("gzip", "gzip;q=0"));
    assertFalse(Format.accepts("gzip", null));
    assertFalse(Format.accepts("gzip", "br"));
  }
}
