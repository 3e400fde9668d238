/** Whether all is well, by checks. */
module dev.testudo.health {
  requires static org.jspecify;
  requires transitive dev.testudo.kernel;

  exports dev.testudo.health;
  exports dev.testudo.health.state;
}
