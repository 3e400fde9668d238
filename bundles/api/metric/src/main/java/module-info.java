/** Counters, gauges and timers with labels. */
module dev.testudo.metric {
  requires static org.jspecify;
  requires transitive dev.testudo.kernel;
  requires transitive dev.testudo.state;

  exports dev.testudo.metric;
  exports dev.testudo.metric.state;
}
