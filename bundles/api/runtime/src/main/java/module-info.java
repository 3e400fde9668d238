/** What the running platform says about itself. */
module dev.testudo.runtime {
  requires static org.jspecify;

  exports dev.testudo.runtime;
}
