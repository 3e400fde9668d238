/** Asks the health checks of all bundles, and has some of its own. */
module dev.testudo.health.provider {
  requires static org.jspecify;
  requires static osgi.core;
  requires static jakarta.servlet;
  requires static org.apache.felix.healthcheck.api;
  requires static org.osgi.service.component.annotations;
  requires static org.osgi.service.metatype.annotations;
  requires static dev.testudo.alert;
  requires static dev.testudo.metric;
  requires java.management;
  requires dev.testudo.kernel;
  requires dev.testudo.state;
  requires dev.testudo.capability;
  requires dev.testudo.health;
  requires dev.testudo.http;
}
