/** Finds conf/logback.xml of the platform. */
module dev.testudo.logging.logback {
  requires ch.qos.logback.classic;
  requires ch.qos.logback.core;
  requires static org.jspecify;
  requires static osgi.core;

  provides ch.qos.logback.classic.spi.Configurator with
      dev.testudo.logging.logback.PlatformConfigurator;
}
