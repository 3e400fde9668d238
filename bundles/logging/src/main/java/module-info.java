/** Brings System.Logger, java.util.logging and the OSGi log service to slf4j. */
module dev.testudo.logging.provider {
  requires org.slf4j;
  requires static org.jspecify;
  requires static osgi.core;
}
