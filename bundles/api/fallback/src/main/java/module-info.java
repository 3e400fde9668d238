/** Fallbacks. */
module dev.testudo.fallback {
  requires static org.jspecify;
  requires transitive dev.testudo.kernel;
  requires transitive dev.testudo.state;

  exports dev.testudo.fallback;
  exports dev.testudo.fallback.state;
}
