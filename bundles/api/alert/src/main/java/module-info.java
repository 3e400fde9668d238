/** Rules over metrics, alerts, and the channels that deliver them. */
module dev.testudo.alert {
  requires static org.jspecify;
  requires static org.osgi.service.component.annotations;
  requires transitive dev.testudo.kernel;
  requires transitive dev.testudo.state;
  requires transitive dev.testudo.metric;

  exports dev.testudo.alert;
  exports dev.testudo.alert.state;
}
