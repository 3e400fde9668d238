/** What every capability is tested by. For tests; not part of the platform. */
module dev.testudo.testkit {
  requires static org.jspecify;
  requires transitive dev.testudo.kernel;
  requires transitive dev.testudo.state;
  requires transitive dev.testudo.capability;
  requires transitive org.junit.jupiter.api;
  requires java.xml;

  exports dev.testudo.testkit;

  uses dev.testudo.Part;
}
