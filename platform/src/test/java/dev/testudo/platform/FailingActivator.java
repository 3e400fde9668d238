package dev.testudo.platform;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** For a bundle that cannot start. */
public final class FailingActivator implements BundleActivator {

  @Override
  public void start(BundleContext context) {
    throw new IllegalStateException("the database is not there");
  }

  @Override
  public void stop(BundleContext context) {}
}
