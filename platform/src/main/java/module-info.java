/**
 * The launcher. It reads all of Java SE, not for itself: the framework exports to the bundles only
 * the JDK packages of modules that are in the boot layer.
 */
module dev.testudo.platform {
  requires java.se;
  requires jdk.httpserver;
  requires jdk.management;
  requires jdk.net;
  requires jdk.unsupported;
  requires transitive org.apache.felix.framework;
  requires transitive dev.testudo.runtime;
  requires static org.jspecify;

  exports dev.testudo.platform;
  // The framework calls FrameworkLog, java.util.logging makes a JulConfig: both by reflection.
  exports dev.testudo.platform.log to
      org.apache.felix.framework,
      java.logging;

  uses org.osgi.framework.launch.FrameworkFactory;

  provides java.lang.System.LoggerFinder with
      dev.testudo.platform.log.LogRouter;
}
