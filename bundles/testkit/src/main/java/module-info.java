/** What services, plugins and capabilities are tested by. For tests; not part of the platform. */
module dev.testudo.testkit {
  requires static org.jspecify;
  requires transitive dev.testudo.kernel;
  requires transitive dev.testudo.state;
  requires transitive dev.testudo.capability;
  requires transitive dev.testudo.guard;
  requires transitive dev.testudo.breaker;
  requires transitive dev.testudo.alert;
  requires transitive org.junit.jupiter.api;
  requires java.xml;

  exports dev.testudo.testkit;

  uses dev.testudo.Part;
}
