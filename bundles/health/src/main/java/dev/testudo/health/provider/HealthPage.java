package dev.testudo.health.provider;

import dev.testudo.capability.Json;
import dev.testudo.health.CheckSnapshot;
import dev.testudo.health.HealthMonitor;
import dev.testudo.health.HealthStatus;
import dev.testudo.http.HttpEndpoint;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code /health/live} and {@code /health/ready}: the status for everybody, the checks for who
 * presents the token. Here only where pages are served.
 */
@Component(
    service = Servlet.class,
    property = {
      "osgi.http.whiteboard.servlet.pattern=/health/*",
      "osgi.http.whiteboard.servlet.name=testudo-health",
      HttpEndpoint.SELECT_OPEN,
      HttpEndpoint.TARGET
    })
public final class HealthPage extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final transient HealthMonitor monitor;

  @Activate
  public HealthPage(@Reference HealthMonitor monitor) {
    this.monitor = monitor;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getPathInfo() == null ? "" : request.getPathInfo();
    switch (path) {
      case "/live" -> answer(HealthMonitor.LIVENESS, request, response);
      case "/ready" -> answer(HealthMonitor.READINESS, request, response);
      default -> response.setStatus(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private void answer(String tag, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    HealthStatus status = monitor.status(tag);
    // A process that starts, or of which nobody knows, is not to be killed for it.
    boolean fine =
        tag.equals(HealthMonitor.LIVENESS) ? status != HealthStatus.CRITICAL : status.works();
    response.setStatus(
        fine ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setContentType("application/json");
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.getWriter().write(json(tag, status, request.getRemoteUser() != null));
  }

  private String json(String tag, HealthStatus status, boolean details) {
    String json = "{\"status\":" + Json.quoted(status.name());
    if (details) {
      json +=
          monitor.checks().stream()
              .filter(check -> check.tags().contains(tag))
              .map(HealthPage::json)
              .collect(Collectors.joining(",", ",\"checks\":[", "]"));
    }
    return json + "}\n";
  }

  private static String json(CheckSnapshot check) {
    return "{\"name\":%s,\"status\":%s,\"message\":%s,\"since\":%s,\"at\":%s,\"millis\":%d,\"tags\":%s}"
        .formatted(
            Json.quoted(check.name()),
            Json.quoted(check.status().name()),
            Json.quoted(check.message()),
            Json.quoted(check.since().toString()),
            Json.quoted(check.at().toString()),
            check.duration().toMillis(),
            tags(check.tags()));
  }

  private static String tags(List<String> tags) {
    return tags.stream().map(Json::quoted).collect(Collectors.joining(",", "[", "]"));
  }
}
