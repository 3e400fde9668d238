/** The customers of a small shop, and commands to watch them. */
module dev.testudo.demo {
  requires static org.jspecify;
  requires static osgi.core;
  requires static org.osgi.service.component.annotations;
  requires static org.apache.felix.gogo.runtime;
  requires static org.jline;
  requires static dev.testudo.breaker;
  requires dev.testudo.demo.api;
}
