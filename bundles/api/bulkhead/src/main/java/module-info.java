/** Bulkheads. */
module dev.testudo.bulkhead {
  requires static org.jspecify;
  requires transitive dev.testudo.kernel;
  requires transitive dev.testudo.state;

  exports dev.testudo.bulkhead;
  exports dev.testudo.bulkhead.state;
}
