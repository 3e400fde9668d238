/** Pooled data sources. */
module dev.testudo.pool.jdbc {
  requires static org.jspecify;
  requires static osgi.core;
  requires static org.osgi.service.cm;
  requires static org.osgi.service.component.annotations;
  requires static org.osgi.service.jdbc;
  requires static org.osgi.service.metatype.annotations;
  requires java.sql;
  requires dev.testudo.kernel;
  requires dev.testudo.state;
  requires dev.testudo.capability;
  requires dev.testudo.pool;
}
