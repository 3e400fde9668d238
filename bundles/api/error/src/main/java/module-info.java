/** What a failure means, what failed how often, and what may help against it. */
module dev.testudo.error {
  requires static org.jspecify;
  requires static org.osgi.service.component.annotations;
  requires transitive dev.testudo.kernel;
  requires transitive dev.testudo.state;

  exports dev.testudo.error;
  exports dev.testudo.error.state;
}
