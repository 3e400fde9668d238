package dev.testudo.itests.framework;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.osgi.framework.BundleContext;

/** A test that takes place inside a framework. */
@InFramework
abstract class FrameworkCase {
  Inside inside;

  @BeforeEach
  final void enter(BundleContext context) {
    inside = new Inside(context);
  }

  @AfterEach
  final void leave() {
    inside.close();
  }
}
