package dev.testudo.itests.api;

import java.io.IOException;

/** What the providers of the tests offer. */
public interface Greeter {
  /** Which revision of the provider answers. */
  String greet(String name) throws IOException;
}
