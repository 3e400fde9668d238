package dev.testudo.state.provider;

import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;

/**
 * Gives each client bundle a face of its own. Public for the generated factories, which add nothing
 * but the claim to implement the interfaces: that is what the framework looks at.
 */
public abstract class FactoryBase implements ServiceFactory<Object> {
  private final VeiledService service;

  /**
   * @param service a {@link VeiledService}
   */
  protected FactoryBase(Object service) {
    this.service = (VeiledService) service;
  }

  @Override
  public final Object getService(Bundle client, ServiceRegistration<Object> registration) {
    return service.open(client);
  }

  @Override
  public final void ungetService(
      Bundle client, ServiceRegistration<Object> registration, Object face) {
    service.close(face);
  }
}
