/** The vault, the stable faces and the clock. */
module dev.testudo.state.provider {
  requires static org.jspecify;
  requires static osgi.core;
  // Part of this jar, under another name, once it is packed.
  requires static org.objectweb.asm;
  requires dev.testudo.kernel;
  requires dev.testudo.state;

  provides dev.testudo.Part with
      dev.testudo.state.provider.StatePart;
}
