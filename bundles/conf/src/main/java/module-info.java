/** Configuration from files. */
module dev.testudo.conf.provider {
  requires static org.jspecify;
  requires dev.testudo.capability;
  requires static osgi.core;
  requires static org.osgi.service.cm;
  requires static org.osgi.service.component.annotations;
  requires static org.apache.felix.cm.json;
  requires static jakarta.json;
}
