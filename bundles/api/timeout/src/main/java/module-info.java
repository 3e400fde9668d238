/** Timeouts. */
module dev.testudo.timeout {
  requires static org.jspecify;
  requires transitive dev.testudo.kernel;
  requires transitive dev.testudo.state;

  exports dev.testudo.timeout;
  exports dev.testudo.timeout.state;
}
