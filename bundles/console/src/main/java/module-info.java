/** The door to the running platform, for its own user on its own machine. */
module dev.testudo.console.provider {
  requires static org.jspecify;
  requires static org.osgi.service.component.annotations;
  requires static org.apache.felix.gogo.jline;
  requires static org.apache.felix.gogo.runtime;
  requires static org.jline;
  requires static osgi.core;
}
