/** Pools. */
module dev.testudo.pool {
  requires static org.jspecify;
  requires transitive dev.testudo.kernel;
  requires transitive dev.testudo.state;

  exports dev.testudo.pool;
  exports dev.testudo.pool.state;
}
