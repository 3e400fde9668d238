/** The commands of the shell, and the one renderer of what they return. */
module dev.testudo.shell.provider {
  requires static org.jspecify;
  requires static org.osgi.service.component.annotations;
  requires dev.testudo.capability;
  requires dev.testudo.kernel;
  requires static dev.testudo.alert;
  requires static dev.testudo.breaker;
  requires static dev.testudo.cache;
  requires static dev.testudo.error;
  requires static dev.testudo.guard;
  requires static dev.testudo.health;
  requires static dev.testudo.http;
  requires static dev.testudo.logger;
  requires static dev.testudo.metric;
  requires static dev.testudo.pool;
  requires static dev.testudo.trace;
  requires static dev.testudo.profile;
  requires static dev.testudo.memory;
  requires static dev.testudo.report;
  requires static org.jline;
  requires static org.osgi.service.cm;
  requires static org.osgi.service.component;
  requires static org.osgi.service.metatype;
  requires static org.apache.felix.gogo.runtime;
  requires static osgi.core;
}
