/** The call, its chain of policies, and the guards that hold them. */
module dev.testudo.guard {
  requires static org.jspecify;
  requires static org.osgi.service.component.annotations;
  requires transitive dev.testudo.kernel;
  requires transitive dev.testudo.state;

  exports dev.testudo.guard;
}
