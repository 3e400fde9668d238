/** The page that Prometheus scrapes. */
module dev.testudo.metric.prometheus.provider {
  requires static org.jspecify;
  requires static osgi.core;
  requires static jakarta.servlet;
  requires static org.osgi.service.component.annotations;
  requires dev.testudo.kernel;
  requires dev.testudo.capability;
  requires dev.testudo.http;
  requires dev.testudo.metric;
}
