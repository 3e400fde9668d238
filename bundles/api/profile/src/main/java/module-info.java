/** Profiles: where time goes and memory is taken. */
module dev.testudo.profile {
  requires static org.jspecify;
  requires transitive dev.testudo.kernel;
  requires transitive dev.testudo.state;

  exports dev.testudo.profile;
  exports dev.testudo.profile.state;
}
