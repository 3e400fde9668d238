/** The log, over Logback. */
module dev.testudo.logger.provider {
  requires static org.jspecify;
  requires static osgi.core;
  requires static org.osgi.service.cm;
  requires static org.osgi.service.component.annotations;
  requires static org.osgi.service.metatype.annotations;
  // A program may have another back end, or none.
  requires static ch.qos.logback.classic;
  requires static ch.qos.logback.core;
  requires static org.slf4j;
  requires dev.testudo.capability;
  requires dev.testudo.kernel;
  requires dev.testudo.logger;
  requires dev.testudo.trace;

  provides dev.testudo.Part with
      dev.testudo.logger.provider.LoggerPart;
}
