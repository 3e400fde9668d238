/** Further attempts for calls that failed. */
module dev.testudo.retry {
  requires static org.jspecify;
  requires transitive dev.testudo.kernel;
  requires transitive dev.testudo.state;

  exports dev.testudo.retry;
  exports dev.testudo.retry.state;
}
