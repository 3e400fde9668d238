/** What outlives every update: the vault, the stable faces, the clock. */
module dev.testudo.state {
  requires static org.jspecify;
  requires transitive dev.testudo.kernel;

  exports dev.testudo.state;
  exports dev.testudo.state.face;
}
