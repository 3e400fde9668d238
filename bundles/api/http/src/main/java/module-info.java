/** Where pages are served, and who may read them. */
module dev.testudo.http {
  requires static org.jspecify;
  requires transitive dev.testudo.kernel;

  exports dev.testudo.http;
}
