/** Caches. */
module dev.testudo.cache {
  requires static org.jspecify;
  requires transitive dev.testudo.kernel;
  requires transitive dev.testudo.state;

  exports dev.testudo.cache;
  exports dev.testudo.cache.state;
}
