package dev.testudo.state.provider;

import org.osgi.framework.PrototypeServiceFactory;

/** The same for services of which each client gets as many as it asks for. */
public abstract class PrototypeFactoryBase extends FactoryBase
    implements PrototypeServiceFactory<Object> {

  /**
   * @param service a {@link VeiledService}
   */
  protected PrototypeFactoryBase(Object service) {
    super(service);
  }
}
