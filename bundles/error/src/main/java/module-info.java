/** Error monitors, and what failures mean. */
module dev.testudo.error.provider {
  requires static org.jspecify;
  requires static java.sql;
  requires static osgi.core;
  requires static org.osgi.service.cm;
  requires static org.osgi.service.component;
  requires static org.osgi.service.component.annotations;
  requires static org.osgi.service.metatype.annotations;
  requires dev.testudo.kernel;
  requires dev.testudo.state;
  requires dev.testudo.capability;
  requires dev.testudo.guard;
  requires dev.testudo.error;

  provides dev.testudo.Part with
      dev.testudo.error.provider.ErrorPart;
}
