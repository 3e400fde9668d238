/** For who writes a capability: the shape of all capabilities, made once. */
module dev.testudo.capability {
  requires static org.jspecify;
  requires static osgi.core;
  requires static org.osgi.service.cm;
  requires transitive dev.testudo.kernel;
  requires transitive dev.testudo.state;

  exports dev.testudo.capability;
  exports dev.testudo.capability.state;
  exports dev.testudo.capability.text;
}
