/** Circuit breakers. */
module dev.testudo.breaker {
  requires static org.jspecify;
  requires transitive dev.testudo.kernel;
  requires transitive dev.testudo.state;

  exports dev.testudo.breaker;
  exports dev.testudo.breaker.state;
}
