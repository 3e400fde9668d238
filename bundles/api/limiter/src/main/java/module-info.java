/** Rate limiters. */
module dev.testudo.limiter {
  requires static org.jspecify;
  requires transitive dev.testudo.kernel;
  requires transitive dev.testudo.state;

  exports dev.testudo.limiter;
  exports dev.testudo.limiter.state;
}
