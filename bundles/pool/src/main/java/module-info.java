/** Pools. */
module dev.testudo.pool.provider {
  requires static org.jspecify;
  requires static osgi.core;
  requires static org.osgi.service.cm;
  requires static org.osgi.service.component.annotations;
  requires static org.osgi.service.metatype.annotations;
  requires static dev.testudo.metric;
  requires dev.testudo.kernel;
  requires dev.testudo.state;
  requires dev.testudo.capability;
  requires dev.testudo.memory;
  requires dev.testudo.pool;
  requires dev.testudo.error;

  provides dev.testudo.Part with
      dev.testudo.pool.provider.PoolPart;
}
