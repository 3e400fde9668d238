package dev.testudo.platform;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/** Stops the framework while that is still starting, as an early exit at the prompt does. */
public final class LeavingActivator implements BundleActivator {
  @Override
  public void start(BundleContext context) throws BundleException {
    context.getBundle(0).stop();
  }

  @Override
  public void stop(BundleContext context) {}
}
