package dev.testudo.metric.prometheus.provider;

import dev.testudo.capability.Preload;
import dev.testudo.http.HttpEndpoint;
import dev.testudo.metric.Metrics;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The page {@code /metrics}, for who presents the token. */
@Component(
    service = Servlet.class,
    immediate = true,
    property = {
      "osgi.http.whiteboard.servlet.pattern=/metrics",
      "osgi.http.whiteboard.servlet.name=testudo-metrics",
      HttpEndpoint.SELECT,
      HttpEndpoint.TARGET
    })
public final class PrometheusComponent extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final transient Preload preload;
  private final transient Scrapes scrapes;

  /** Begins with the metrics that are there, whatever version of their bundle gives them. */
  @Activate
  public PrometheusComponent(BundleContext context, @Reference Metrics metrics) {
    preload = new Preload(context);
    scrapes = new Scrapes(metrics);
  }

  /** Lets scrapes that are being answered come to their end. */
  @Deactivate
  public void stop() {
    preload.close();
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Format format = Format.of(request.getHeader("Accept"));
    response.setContentType(format.contentType);
    response.setHeader("Vary", "Accept, Accept-Encoding");
    response.setHeader("Cache-Control", "no-store");
    boolean gzip = Format.accepts("gzip", request.getHeader("Accept-Encoding"));
    if (gzip) {
      response.setHeader("Content-Encoding", "gzip");
    }
    scrapes.page(
        format,
        page -> {
          if (!gzip) {
            response.setContentLength(page.size());
          }
          try (OutputStream out =
              gzip
                  ? new GZIPOutputStream(response.getOutputStream())
                  : response.getOutputStream()) {
            page.writeTo(out);
          }
        });
  }
}
