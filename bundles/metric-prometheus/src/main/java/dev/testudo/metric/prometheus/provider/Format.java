package dev.testudo.metric.prometheus.provider;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The formats of the page. */
enum Format {
  /** Prometheus' own, which every version of it reads. */
  TEXT("text/plain; version=0.0.4; charset=utf-8"),
  /** OpenMetrics 1.0. */
  OPENMETRICS("application/openmetrics-text; version=1.0.0; charset=utf-8");

  final String contentType;

  Format(String contentType) {
    this.contentType = contentType;
  }

  /** The format that the client likes best; TEXT for who does not say, or likes neither. */
  static Format of(@Nullable String accept) {
    double text = 0;
    double open = 0;
    for (String range : accept == null ? new String[0] : accept.split(",", -1)) {
      String[] parts = range.toLowerCase(Locale.ROOT).split(";", -1);
      String version = parameter("version", parts);
      double quality = quality(parts);
      switch (parts[0].strip()) {
        case "application/openmetrics-text" -> {
          if (version.isEmpty() || version.equals("1.0.0")) {
            open = Math.max(open, quality);
          }
        }
        case "text/plain", "text/*", "*/*" -> text = Math.max(text, quality);
        default -> {}
      }
    }
    return open > 0 && open >= text ? OPENMETRICS : TEXT;
  }

  /** Whether a client that says so takes a coding such as gzip. */
  static boolean accepts(String coding, @Nullable String acceptEncoding) {
    for (String one : acceptEncoding == null ? new String[0] : acceptEncoding.split(",", -1)) {
      String[] parts = one.toLowerCase(Locale.ROOT).split(";", -1);
      if (parts[0].strip().equals(coding)) {
        return quality(parts) > 0;
      }
    }
    return false;
  }

  private static double quality(String... parts) {
    try {
      String quality = parameter("q", parts);
      return quality.isEmpty() ? 1 : Double.parseDouble(quality);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static String parameter(String name, String... parts) {
    for (int i = 1; i < parts.length; i++) {
      String part = parts[i].strip();
      if (part.startsWith(name + "=")) {
        return part.substring(name.length() + 1).replace("\"", "").strip();
      }
    }
    return "";
  }
}
