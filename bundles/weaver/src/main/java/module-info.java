/** Says which services are guarded. */
module dev.testudo.weaver.provider {
  requires static org.jspecify;
  requires static osgi.core;
  requires static org.osgi.service.cm;
  requires static org.osgi.service.component.annotations;
  requires dev.testudo.capability;
  requires dev.testudo.state;
}
