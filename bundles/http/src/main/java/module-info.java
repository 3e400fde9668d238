/** One HTTP endpoint on the loopback interface, behind a token. */
module dev.testudo.http.provider {
  requires static org.jspecify;
  requires static osgi.core;
  requires static jakarta.servlet;
  requires static org.osgi.service.cm;
  requires static org.osgi.service.component.annotations;
  requires static org.osgi.service.metatype.annotations;
  requires static org.osgi.service.servlet;
  requires dev.testudo.kernel;
  requires dev.testudo.capability;
  requires dev.testudo.http;
}
