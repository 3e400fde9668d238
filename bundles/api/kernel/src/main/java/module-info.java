/** The one shape of every capability, and the entry for programs without OSGi. */
module dev.testudo.kernel {
  requires static org.jspecify;

  exports dev.testudo;

  uses dev.testudo.Part;
}
