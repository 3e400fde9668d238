package dev.testudo.trace;

import org.osgi.annotation.versioning.ProviderType;

/** Something is current in a thread until this is closed. Closing it again does nothing. */
@ProviderType
@FunctionalInterface
public interface Scope extends AutoCloseable {
  @Override
  void close();
}
