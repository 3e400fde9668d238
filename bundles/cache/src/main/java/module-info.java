/** Caches. */
module dev.testudo.cache.provider {
  requires static org.jspecify;
  requires static osgi.core;
  requires static org.osgi.service.cm;
  requires static org.osgi.service.component.annotations;
  requires static org.osgi.service.metatype.annotations;
  requires dev.testudo.kernel;
  requires dev.testudo.state;
  requires dev.testudo.capability;
  requires dev.testudo.guard;
  requires dev.testudo.cache;
  requires dev.testudo.error;
  requires dev.testudo.memory;

  provides dev.testudo.Part with
      dev.testudo.cache.provider.CachePart;
}
