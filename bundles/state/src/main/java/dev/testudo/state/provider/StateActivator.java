package dev.testudo.state.provider;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** placeholder */
public final class StateActivator implements BundleActivator {
  @Override
  public void start(BundleContext context) {}

  @Override
  public void stop(BundleContext context) {}
}
