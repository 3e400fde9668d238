/** What a request did on its way. */
module dev.testudo.trace {
  requires static org.jspecify;
  requires transitive dev.testudo.kernel;
  requires transitive dev.testudo.state;

  exports dev.testudo.trace;
  exports dev.testudo.trace.state;
}
