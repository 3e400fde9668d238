/** The services of a small shop. */
module dev.testudo.demo.api {
  requires static org.jspecify;

  exports dev.testudo.demo.api;
}
