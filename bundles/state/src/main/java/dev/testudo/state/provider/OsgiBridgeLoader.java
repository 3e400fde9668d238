package dev.testudo.state.provider;

import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleReference;

/**
 * In a framework a class belongs to a bundle. The generated ones belong to the bundle that
 * registers the faces, which imports no interface itself: so the framework asks the class how it
 * sees an interface, and every client that sees the same interface may have the service.
 */
final class OsgiBridgeLoader extends BridgeLoader implements BundleReference {
  private final Bundle bundle;

  OsgiBridgeLoader(List<ClassLoader> loaders, Bundle bundle) {
    super(loaders);
    this.bundle = bundle;
  }

  @Override
  public Bundle getBundle() {
    return bundle;
  }
}
