/** The chain: takes each call through the policies of its guard. */
module dev.testudo.guard.provider {
  requires static org.jspecify;
  requires static osgi.core;
  requires static org.osgi.service.cm;
  requires static org.osgi.service.component.annotations;
  requires static org.osgi.service.metatype.annotations;
  requires dev.testudo.cache;
  requires dev.testudo.capability;
  requires dev.testudo.fallback;
  requires dev.testudo.guard;
  requires dev.testudo.kernel;
  requires dev.testudo.state;

  provides dev.testudo.Part with
      dev.testudo.guard.provider.GuardPart,
      dev.testudo.guard.provider.fallback.FallbackPart;
}
